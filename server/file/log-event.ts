import type { Activity, EpochMs, OrderId } from '../../shared/ids.ts';

/** One event of an event log, as the log tells it. */
export interface LogEvent {
  readonly orderId: OrderId;
  readonly activity: Activity;
  /** The transition in the log's own word, in lower case; null where it has none. */
  readonly lifecycle: string | null;
  /** Null where the log has no time for it. */
  readonly at: EpochMs | null;
  readonly resource: string | null;
  readonly eventId: string | null;
}

/**
 * Which events of a log's traces are replayed. Where it has `complete` events those are the steps, and a `start` goes with them;
 * other transitions (assign, suspend …) are left out. Where it has none (some logs put a status there) every event is a step.
 */
export function selectEvents(traces: readonly (readonly LogEvent[])[]): readonly (readonly LogEvent[])[] {
  if (!traces.some((trace) => trace.some(({ lifecycle }) => lifecycle === 'complete'))) {
    return traces.map((trace) => trace.map((event) => ({ ...event, lifecycle: null })));
  }
  return traces.map((trace) => trace.filter(({ lifecycle }) => lifecycle === null || replayed.has(lifecycle)));
}

const replayed: ReadonlySet<string> = new Set(['complete', 'start']);
