import type { Lifecycle } from '../../shared/event/event.ts';
import type { Activity } from '../../shared/ids.ts';
import { provenOverlaps } from '../../shared/model/overlap-evidence.ts';
import { collectRuns } from '../../shared/order/activity-runs.ts';
import { createOverlapTable } from '../../shared/order/overlaps.ts';
import type { LogEvent } from '../file/log-event.ts';

/** Words for the transitions (XES and usual names); others say nothing about when an activity was worked on. */
const transitions: ReadonlyMap<string, Lifecycle> = new Map([
  ['start', 'start'],
  ['started', 'start'],
  ['complete', 'complete'],
  ['completed', 'complete'],
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['cancel', 'cancel'],
  ['ate_abort', 'cancel'],
  ['pi_abort', 'cancel'],
  ['withdraw', 'cancel'],
]);

/** The pairs of activities that start and complete events prove to run at the same time. */
export function findOverlaps(traces: readonly (readonly LogEvent[])[]): readonly (readonly [Activity, Activity])[] {
  const table = createOverlapTable();
  for (const trace of traces) {
    const events = trace.flatMap(({ activity, lifecycle }) => {
      const transition = transitions.get(lifecycle ?? '');
      return transition === undefined ? [] : [{ activity, lifecycle: transition }];
    });
    if (events.some(({ lifecycle }) => lifecycle === 'start')) table.add(collectRuns(events));
  }
  return provenOverlaps(table.counts());
}
