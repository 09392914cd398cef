import type { Lifecycle } from '../event/event.ts';
import type { Activity } from '../ids.ts';

/** One transition of an activity, as the order's log tells it. */
export interface LifecycleEvent {
  readonly activity: Activity;
  readonly lifecycle: Lifecycle;
}

/** Work went on from one event of the order to another, both by their index. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** One execution of an activity: its start and complete taken together. */
export interface ActivityRun {
  readonly activity: Activity;
  /** Index of the event that completed it. */
  readonly completedBy: number;
  /** Between which events it was worked on: pauses between suspend and resume are left out; none where its start was not told. */
  readonly worked: readonly Interval[];
}

/** A run that goes on. */
interface OpenRun {
  readonly worked: Interval[];
  /** Since which event, null while suspended. */
  since: number | null;
}

/**
 * The completed runs of one order, ordered by completion. A complete ends the oldest open run of its activity, and is a run of its own
 * where none is open; suspend and resume halt and continue the oldest run they can; cancel ends the oldest one without a trace. What has
 * no complete is no run. Events in the order of the log, which also says what came first at one instant. O(events).
 */
export function collectRuns(events: readonly LifecycleEvent[]): readonly ActivityRun[] {
  const open = new Map<Activity, OpenRun[]>();
  const runs: ActivityRun[] = [];
  for (const [index, { activity, lifecycle }] of events.entries()) {
    const waiting = open.get(activity) ?? [];
    open.set(activity, waiting);
    switch (lifecycle) {
      case 'start':
        waiting.push({ worked: [], since: index });
        break;
      case 'suspend':
        halt(
          waiting.find(({ since }) => since !== null),
          index,
        );
        break;
      case 'resume':
        goOn(
          waiting.find(({ since }) => since === null),
          index,
        );
        break;
      case 'cancel':
        waiting.shift();
        break;
      case 'complete': {
        const run = waiting.shift();
        halt(run, index);
        runs.push({ activity, completedBy: index, worked: run?.worked ?? [] });
        break;
      }
    }
  }
  return runs;
}

function halt(run: OpenRun | undefined, index: number): void {
  if (run === undefined || run.since === null) return;
  run.worked.push({ from: run.since, to: index });
  run.since = null;
}

function goOn(run: OpenRun | undefined, index: number): void {
  if (run !== undefined) run.since = index;
}
