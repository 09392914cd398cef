import type { Activity } from '../../shared/ids.ts';
import { provenOverlaps } from '../../shared/model/overlap-evidence.ts';
import { collectRuns } from '../../shared/order/activity-runs.ts';
import { createOverlapTable } from '../../shared/order/overlaps.ts';
import { type LogEvent, lifecycleOf } from '../file/log-event.ts';

/** The pairs of activities that start and complete events prove to run at the same time. */
export function findOverlaps(traces: readonly (readonly LogEvent[])[]): readonly (readonly [Activity, Activity])[] {
  const table = createOverlapTable();
  for (const trace of traces) {
    const events = trace.flatMap(({ activity, lifecycle }) => {
      const transition = lifecycle === null ? null : lifecycleOf(lifecycle);
      return transition === null ? [] : [{ activity, lifecycle: transition }];
    });
    if (events.some(({ lifecycle }) => lifecycle === 'start')) table.add(collectRuns(events));
  }
  return provenOverlaps(table.counts());
}
