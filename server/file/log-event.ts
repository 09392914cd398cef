import type { Lifecycle } from '../../shared/event/event.ts';
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

/** The transitions of XES that say when an activity was worked on. */
const transitions: ReadonlyMap<string, Lifecycle> = new Map([
  ['start', 'start'],
  ['complete', 'complete'],
  ['suspend', 'suspend'],
  ['resume', 'resume'],
  ['cancel', 'cancel'],
  ['ate_abort', 'cancel'],
  ['pi_abort', 'cancel'],
  ['withdraw', 'cancel'],
]);

/** What a log's word for a transition means; null for one that says nothing about work (assign, schedule, a status). */
export const lifecycleOf = (word: string): Lifecycle | null => transitions.get(word) ?? null;

/**
 * Which events of a log's traces are replayed. Where it has `complete` events those are the steps, and the other transitions of work go
 * with them; the rest (assign, schedule …) is left out. Where it has none (some logs put a status there) every event is a step.
 */
export function selectEvents(traces: readonly (readonly LogEvent[])[]): readonly (readonly LogEvent[])[] {
  if (!traces.some((trace) => trace.some(({ lifecycle }) => lifecycle === 'complete'))) {
    return traces.map((trace) => trace.map((event) => ({ ...event, lifecycle: null })));
  }
  return traces.map((trace) =>
    trace.flatMap((event) => {
      if (event.lifecycle === null) return [event];
      const lifecycle = lifecycleOf(event.lifecycle);
      return lifecycle === null ? [] : [{ ...event, lifecycle }];
    }),
  );
}
