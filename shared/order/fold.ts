import type { Lifecycle } from '../event/event.ts';
import type { Activity, EpochMs } from '../ids.ts';
import type { OrderRules } from './outcome.ts';
import type { OrderStatus } from './state.ts';

/** What an order keeps of an event: where it stands, when it was, and its id as a hash (0: it has none). */
export interface OrderEvent {
  readonly activity: Activity;
  readonly lifecycle: Lifecycle;
  readonly at: EpochMs;
  /** Number of the partition in the process. */
  readonly partition: number;
  readonly offset: number;
  readonly idHash: number;
}

/** What is needed of an order's current generation to place its next event. */
export interface Generation {
  readonly status: OrderStatus;
  holdsId(idHash: number): boolean;
}

/** What an event does to its order (semantics 5, 8, 10). */
export type Placement =
  | { readonly kind: 'duplicate' }
  /** The first event of an order, or of its next generation. */
  | { readonly kind: 'open'; readonly closes: OrderStatus | null }
  | { readonly kind: 'step'; readonly closes: OrderStatus | null }
  /** A transition other than complete: kept, moves nothing. */
  | { readonly kind: 'lifecycle' }
  | { readonly kind: 'after-end'; readonly late: boolean };

/**
 * Places the next event (in the order of semantics 6) of an order. Duplicates are looked for before everything else and go on being
 * counted after the end; a closed order is opened again only by a start activity with a new event id; anything else is kept behind
 * its end, and is *late* where the order expired. Pure; O(events of the generation) where the event has an id.
 */
export function placeEvent(current: Generation | undefined, event: OrderEvent, rules: OrderRules): Placement {
  if (current !== undefined && event.idHash !== 0 && current.holdsId(event.idHash)) return { kind: 'duplicate' };
  if (current === undefined) return { kind: 'open', closes: closing(event, rules) };
  if (current.status === 'in-flight') {
    return event.lifecycle === 'complete' ? { kind: 'step', closes: closing(event, rules) } : { kind: 'lifecycle' };
  }
  if (event.idHash !== 0 && rules.isStart(event.activity)) return { kind: 'open', closes: closing(event, rules) };
  return { kind: 'after-end', late: current.status === 'expired' };
}

const closing = (event: OrderEvent, rules: OrderRules): OrderStatus | null =>
  event.lifecycle === 'complete' ? rules.outcomeOf(event.activity) : null;

/**
 * Orders the events of one order: by position within a partition, across partitions by event time with the partition as tie-break
 * (semantics 6). The time of an event counts as no earlier than that of any event before it in its partition, which makes this a
 * total order that does not depend on arrival. O(n log n).
 */
export function sortEvents(events: readonly OrderEvent[]): OrderEvent[] {
  const byPosition = events.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
  let partition = -1;
  let latest = 0;
  const keyed = byPosition.map((event) => {
    latest = event.partition === partition ? Math.max(latest, event.at) : event.at;
    partition = event.partition;
    return { event, time: latest };
  });
  keyed.sort((a, b) => a.time - b.time || a.event.partition - b.event.partition || a.event.offset - b.event.offset);
  return keyed.map(({ event }) => event);
}
