import type { EpochMs, OrderId } from '../../shared/ids.ts';
import type { Generation, OrderEvent } from '../../shared/order/fold.ts';
import type { Attention, OrderStatus } from '../../shared/order/state.ts';

/** An event that is not a step of the trace: another lifecycle transition, or what came after the end. */
export interface OffTraceEvent {
  readonly event: OrderEvent;
  readonly flag: 'lifecycle' | 'after-end' | 'late';
}

/**
 * One generation of an order, mutated by the ledger alone. Its trace is the path to `node`; the columns beside it hold one entry per step.
 * Plain arrays of numbers: eight bytes an entry.
 */
export interface Order extends Generation {
  readonly id: OrderId;
  readonly generation: number;
  status: OrderStatus;
  node: number;
  /** Activity index of its first step; −1 before it. */
  firstStep: number;
  readonly startedAt: EpochMs;
  lastEventAt: EpochMs;
  closedAt: EpochMs | null;
  readonly times: number[];
  /** Partition number × 2³⁶ + offset. */
  readonly positions: number[];
  readonly idHashes: number[];
  offTrace: OffTraceEvent[] | null;
  lateCount: number;
  /** A step ran over its limit, or the order over its own. */
  breached: boolean;
  outOfOrder: boolean;
  /** The generation before it, while that is in memory: three are kept. */
  previous: Order | null;
  /** Derived, owned by the board: where its tokens stand, how urgent they are, when that changes next. */
  attention: Attention;
  /** Its nearest deadline, and since when it has waited longest; Infinity for none. */
  dueAt: number;
  waitingSince: number;
  marks: readonly number[];
  slot: number;
}

/** Room for 69 billion records a partition and 131,072 partitions in the 53 bits of a number. */
const offsetsMax = 2 ** 36;

export const packPosition = (partition: number, offset: number): number => partition * offsetsMax + offset;
export const partitionOf = (packed: number): number => Math.floor(packed / offsetsMax);
export const offsetOf = (packed: number): number => packed % offsetsMax;

/** A new order at the root of the tree. */
export function createOrder(id: OrderId, generation: number, startedAt: EpochMs, previous: Order | null): Order {
  const order: Order = {
    id,
    generation,
    status: 'in-flight',
    node: 0,
    firstStep: -1,
    startedAt,
    lastEventAt: startedAt,
    closedAt: null,
    times: [],
    positions: [],
    idHashes: [],
    offTrace: null,
    lateCount: 0,
    breached: false,
    outOfOrder: false,
    previous,
    attention: 'none',
    dueAt: Number.POSITIVE_INFINITY,
    waitingSince: Number.POSITIVE_INFINITY,
    marks: noMarks,
    slot: -1,
    holdsId,
  };
  return order;
}

export const noMarks: readonly number[] = [];

function holdsId(this: Order, idHash: number): boolean {
  return this.idHashes.includes(idHash) || (this.offTrace?.some(({ event }) => event.idHash === idHash) ?? false);
}

/** The events of a generation, trace and off-trace, unsorted. */
export function eventsOf(order: Order, activityAt: (stepIndex: number) => OrderEvent['activity']): OrderEvent[] {
  const events = order.times.map((at, index): OrderEvent => {
    const position = order.positions[index] ?? 0;
    return {
      activity: activityAt(index),
      lifecycle: 'complete',
      at: at as EpochMs,
      partition: partitionOf(position),
      offset: offsetOf(position),
      idHash: order.idHashes[index] ?? 0,
    };
  });
  for (const { event } of order.offTrace ?? []) events.push(event);
  return events;
}
