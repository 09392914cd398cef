import type { EpochMs, OrderId } from '../../shared/ids.ts';
import type { Generation, OrderEvent } from '../../shared/order/fold.ts';
import type { Attention, OrderStatus } from '../../shared/order/state.ts';

/** An event that is not a step of the trace: another lifecycle transition, or what came after the end. */
export interface OffTraceEvent {
  readonly event: OrderEvent;
  readonly flag: 'lifecycle' | 'after-end' | 'late';
}

/**
 * One generation of an order, mutated by the ledger alone. Its trace is the path to `node`; what else is known of the steps is in `stepFacts`.
 */
export interface Order extends Generation {
  readonly id: OrderId;
  readonly generation: number;
  status: OrderStatus;
  node: number;
  /** Number of the partition of its first event. */
  readonly partition: number;
  /** Activity index of its first step; −1 before it. */
  firstStep: number;
  readonly startedAt: EpochMs;
  lastEventAt: EpochMs;
  closedAt: EpochMs | null;
  /**
   * Per step its time, packed position (partition number × 2³⁶ + offset) and id hash, in one array: the smallest array that grows has room
   * for 17 numbers, which three arrays of a few entries each would leave empty.
   */
  readonly stepFacts: number[];
  offTrace: OffTraceEvent[] | null;
  lateCount: number;
  /** A step ran over its limit, or the order over its own. */
  breached: boolean;
  /** How its end was added up, so that just that can be taken back; null while nothing was. */
  booked: { readonly expiredAt: string | null; readonly withinLimits: boolean } | null;
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
export function createOrder(
  id: OrderId,
  generation: number,
  { at: startedAt, partition }: Pick<OrderEvent, 'at' | 'partition'>,
  previous: Order | null,
): Order {
  const order: Order = {
    id,
    generation,
    partition,
    status: 'in-flight',
    node: 0,
    firstStep: -1,
    startedAt,
    lastEventAt: startedAt,
    closedAt: null,
    stepFacts: [],
    offTrace: null,
    lateCount: 0,
    breached: false,
    booked: null,
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

/** Numbers per step in `stepFacts`. */
const stepStride = 3;

export const stepCount = (order: Order): number => order.stepFacts.length / stepStride;
export const timeAt = (order: Order, index: number): EpochMs | undefined =>
  order.stepFacts[index * stepStride] as EpochMs | undefined;
/** Of the event of a step that the order has. */
export const positionAt = (order: Order, index: number): number => order.stepFacts[index * stepStride + 1] ?? 0;

export function addStep(order: Order, event: OrderEvent): void {
  order.stepFacts.push(event.at, packPosition(event.partition, event.offset), event.idHash);
}

function holdsId(this: Order, idHash: number): boolean {
  const { stepFacts, offTrace } = this;
  for (let at = 2; at < stepFacts.length; at += stepStride) if (stepFacts[at] === idHash) return true;
  return offTrace?.some(({ event }) => event.idHash === idHash) ?? false;
}

/** The ids of the events of a generation, hashed; 0 for an event without one is left out. */
export function idHashesOf({ stepFacts, offTrace }: Order): number[] {
  const onTrace = stepFacts.filter((_, index) => index % stepStride === 2);
  return [...onTrace, ...(offTrace ?? []).map(({ event }) => event.idHash)].filter((idHash) => idHash !== 0);
}

/** The events of a generation, trace and off-trace, unsorted. */
export function eventsOf(order: Order, activityAt: (stepIndex: number) => OrderEvent['activity']): OrderEvent[] {
  const events = Array.from({ length: stepCount(order) }, (_, index): OrderEvent => {
    const position = positionAt(order, index);
    return {
      activity: activityAt(index),
      lifecycle: 'complete',
      at: timeAt(order, index) ?? order.startedAt,
      partition: partitionOf(position),
      offset: offsetOf(position),
      idHash: order.stepFacts[index * stepStride + 2] ?? 0,
    };
  });
  for (const { event } of order.offTrace ?? []) events.push(event);
  return events;
}
