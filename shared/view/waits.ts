import type { Activity, ElementId, EpochMs } from '../ids.ts';
import { toEpochMs } from '../ids.ts';
import type { StepLimit } from '../order/sla.ts';
import type { Marking } from '../replay/marking.ts';

/** What one token of an order waits for (semantics 12). */
export interface Wait {
  readonly anyOf: readonly Activity[];
  readonly since: EpochMs;
  /** null: nothing is promised or known, or the order may also end here. */
  readonly limit: StepLimit | null;
  readonly element: ElementId;
}

/**
 * The waits of an order: its prefix's marking with the times of its own events. `timeOf(index)` is the time of the event at that index of
 * the trace. The limit of a choice is its latest alternative's; an optional step never makes an order overdue, so where the order may end
 * there is no limit. O(tokens × alternatives).
 */
export function waitsOf(
  marking: Pick<Marking, 'tokens'>,
  startedAt: EpochMs,
  timeOf: (index: number) => EpochMs | undefined,
  limitOf: (activity: Activity) => StepLimit | null,
): Wait[] {
  const waits: Wait[] = [];
  for (const token of marking.tokens) {
    if (token.anyOf.length === 0) continue;
    let limit: StepLimit | null = null;
    if (!token.mayEnd) {
      for (const activity of token.anyOf) {
        const own = limitOf(activity);
        if (own !== null && (limit === null || own.ms > limit.ms)) limit = own;
      }
    }
    const since = token.enabledBy < 0 ? startedAt : (timeOf(token.enabledBy) ?? startedAt);
    waits.push({ anyOf: token.anyOf, since, limit, element: token.element });
  }
  return waits;
}

/** When a wait is due; null without a limit. */
export const dueAtOf = (wait: Wait): EpochMs | null =>
  wait.limit === null ? null : toEpochMs(wait.since + wait.limit.ms);
