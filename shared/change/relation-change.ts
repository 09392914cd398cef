import { skippedShare } from './thresholds.ts';

/**
 * A relation that is no longer what it was: an activity's presence in orders, the order of two activities that both occur (success: the
 * first comes first), or whether an activity repeats. Activities are indices; `other` is −1 but for `order`.
 */
export interface RelationChange {
  readonly kind: 'presence' | 'order' | 'repeats';
  readonly activity: number;
  readonly other: number;
  /** Share of the orders it can be seen in, before and since. */
  readonly before: number;
  readonly since: number;
  /** Orders since in which it could be seen. */
  readonly orders: number;
}

/** What the relation is in one order; null where it cannot be seen there. O(length). */
export function outcomeIn(change: RelationChange, trace: readonly number[]): boolean | null {
  const first = trace.indexOf(change.activity);
  switch (change.kind) {
    case 'presence':
      return first >= 0;
    case 'repeats':
      return first < 0 ? null : trace.indexOf(change.activity, first + 1) >= 0;
    case 'order': {
      const second = trace.indexOf(change.other);
      return first < 0 || second < 0 ? null : first < second;
    }
  }
}

/** Whether an order went the new way in everything that changed, as far as it can be seen in it. */
export function wentTheNewWay(changes: readonly RelationChange[], trace: readonly number[]): boolean {
  return changes.every((change) => {
    const outcome = outcomeIn(change, trace);
    return outcome === null || outcome === change.since > change.before;
  });
}

/** Whether the picture depends on it: from never to sometimes, from always to sometimes, and so on; not merely more or less often. */
export function isStructural({ before, since }: RelationChange): boolean {
  return degree(before) !== degree(since);
}

function degree(share: number): 'never' | 'sometimes' | 'always' {
  if (share <= skippedShare) return 'never';
  return share >= 1 - skippedShare ? 'always' : 'sometimes';
}
