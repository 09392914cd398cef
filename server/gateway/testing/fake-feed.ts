import { toActivity, toElementId, toEpochMs } from '../../../shared/ids.ts';
import { deltaRingMax } from '../../../shared/limits.ts';
import { applyDelta, squash } from '../../../shared/view/apply.ts';
import type { Delta, ViewOp } from '../../../shared/view/delta.ts';
import type { StepRecord, View } from '../../../shared/view/records.ts';
import type { ViewFeed } from '../../process.ts';

export interface FakeFeed extends ViewFeed {
  /** Ends a tick: the ops become one delta, told to all subscribers in this turn. */
  publish(ops: readonly ViewOp[]): Delta;
  view(): View;
  subscriberCount(): number;
}

/** A view feed by hand: a record map, the last deltas, the subscribers. Seqs begin at 100 so that 0 is never right by accident. */
export function createFakeFeed(ringMax = deltaRingMax): FakeFeed {
  let view: View = new Map();
  let seq = 100;
  const ring: Delta[] = [];
  const listeners = new Set<(delta: Delta) => void>();

  const at = (): ReturnType<typeof toEpochMs> => toEpochMs(1_700_000_000_000 + seq);
  const empty = (): Delta => ({ fromSeq: seq, seq, sentAt: at(), ops: [], moves: [], sampling: 1 });

  return {
    view: () => view,
    subscriberCount: () => listeners.size,
    snapshot: () => ({ seq, sentAt: at(), records: [...view.values()] }),
    since(lastSeq) {
      if (lastSeq === seq) return empty();
      const first = ring.findIndex(({ fromSeq }) => fromSeq === lastSeq);
      return first < 0 ? null : ring.slice(first).reduce(squash);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(ops) {
      const delta: Delta = { ...empty(), seq: seq + 1, ops };
      seq = delta.seq;
      view = applyDelta(view, delta);
      ring.push(delta);
      if (ring.length > ringMax) ring.shift();
      for (const listener of listeners) listener(delta);
      return delta;
    },
  };
}

/** A step record that differs by its count; `label` may be made long to make messages heavy. */
export function stepRecord(activity: string, waiting: number, label = activity): StepRecord {
  return {
    kind: 'step',
    element: toElementId(activity),
    activity: toActivity(activity),
    label,
    service: null,
    waiting,
    atRisk: 0,
    overdue: 0,
    classes: [0, 0, 0, 0, 0],
    budgetUsed: null,
    heat: null,
    limitMs: null,
    limitKind: null,
    runs: 0,
    expired: 0,
    meanMs: null,
    p50Ms: null,
    p95Ms: null,
    withinLimit: null,
    perMinute: 0,
    total: 0,
    lastSeenAt: null,
  };
}
