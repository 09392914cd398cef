import { type EpochMs, type OrderId, toEpochMs } from '../../shared/ids.ts';
import { closedIdsMax, closedOrdersMax } from '../../shared/limits.ts';
import { type Generation, type OrderEvent, placeEvent, sortEvents } from '../../shared/order/fold.ts';
import { type OrderRules, outcomeByName } from '../../shared/order/outcome.ts';
import type { OrderStatus } from '../../shared/order/state.ts';
import { assert } from '../../shared/result.ts';
import { createPrefixTree, type PrefixTree, ROOT } from '../../shared/variant/prefix-tree.ts';
import {
  addStep,
  createOrder,
  eventsOf,
  idHashesOf,
  type Order,
  partitionOf,
  positionAt,
  stepCount,
  timeAt,
} from './order.ts';

/** What an event did to the book. */
export interface Applied {
  readonly kind: 'duplicate' | 'open' | 'step' | 'lifecycle' | 'after-end' | 'rebuilt';
  /** The generation the event went to; null where the order has left memory. */
  readonly order: Order | null;
  readonly late: boolean;
}

/** Told about every order that starts or stops standing somewhere, so that counts beside the book stay true. */
export interface BookObserver {
  /** Before an order is taken apart for a rebuild. */
  leaving(order: Order): void;
  /** After a rebuild put it together. */
  arrived(order: Order): void;
  /** When an order was closed by a changed rule or by the end of its trace, nothing else about it having changed. */
  ended(order: Order): void;
  /** When a closed order leaves memory: it can no longer be listed. */
  evicted(order: Order): void;
}

/** What is remembered of a closed order that has left memory: enough to tell duplicates, what comes after the end, and a new generation. */
interface Departed {
  readonly status: OrderStatus;
  readonly generation: number;
  readonly idHashes: readonly number[];
}

/** All orders by id, newest generation first, with the prefix tree they point into. The ledger owns it; nobody else mutates it. */
export interface OrderBook {
  readonly tree: PrefixTree;
  readonly inFlight: ReadonlySet<Order>;
  readonly closed: ReadonlySet<Order>;
  readonly totals: Readonly<Record<OrderStatus, number>>;
  /** Orders in memory whose events lie on more than one partition or topic: their order is told by time (semantics 6). */
  readonly spread: ReadonlySet<Order>;
  get(id: OrderId): Order | undefined;
  apply(id: OrderId, event: OrderEvent): Applied;
  /** The order's trace has ended in its file (semantics 9); its outcome follows from its last step. */
  end(id: OrderId): void;
  /** Folds every order that holds one of the activities anew, after the rules on them have changed. */
  refold(holds: (order: Order) => boolean): void;
}

/** How many closed orders are kept whole, and of how many more enough is remembered to tell what comes after their end. */
export interface BookBounds {
  readonly closedMax: number;
  readonly departedMax: number;
}

const usualBounds: BookBounds = { closedMax: closedOrdersMax, departedMax: closedIdsMax };

/** An empty book. An event costs one Map look-up and one tree look-up; out-of-order events fold their order anew. */
export function createOrderBook(rules: OrderRules, observer: BookObserver, bounds = usualBounds): OrderBook {
  const tree = createPrefixTree();
  const orders = new Map<OrderId, Order>();
  const inFlight = new Set<Order>();
  const closed = new Set<Order>();
  const spread = new Set<Order>();
  const departed = new Map<OrderId, Departed>();
  const oldestClosed = createOldest(closed);
  const oldestDeparted = createOldest(departed);
  const totals = { 'in-flight': 0, completed: 0, expired: 0, failed: 0, cancelled: 0, compensated: 0 };
  const ended = new WeakSet<Order>();

  /** Adds an order to the counts of where it stands, or takes it out. */
  function stand(order: Order, change: 1 | -1): void {
    const open = order.status === 'in-flight';
    totals[order.status] += change;
    tree.count(order.node, open ? 'inFlight' : 'finished', change);
    const home = open ? inFlight : closed;
    if (change === 1) home.add(order);
    else home.delete(order);
  }

  function open(id: OrderId, event: OrderEvent, previous: Order | null, generation: number): Order {
    const order = createOrder(id, generation, event, previous);
    if (previous?.previous != null) previous.previous.previous = null;
    orders.set(id, order);
    stand(order, 1);
    return order;
  }

  function noteSpread(order: Order, event: OrderEvent): void {
    if (event.partition !== (order.previous ?? order).partition) spread.add(order);
  }

  function append(order: Order, event: OrderEvent, closes: OrderStatus | null): void {
    noteSpread(order, event);
    if (event.lifecycle !== 'complete') {
      order.offTrace ??= [];
      order.offTrace.push({ event, flag: 'lifecycle' });
      order.lastEventAt = later(order.lastEventAt, event.at);
      return;
    }
    const step = tree.activityIndex(event.activity);
    const next = tree.child(order.node, step);
    if (order.firstStep < 0) order.firstStep = step;
    if (closes === null) {
      tree.count(order.node, 'inFlight', -1);
      order.node = next;
      tree.count(next, 'inFlight', 1);
    } else {
      stand(order, -1);
      order.node = next;
      order.status = closes;
      order.closedAt = event.at;
      stand(order, 1);
    }
    addStep(order, event);
    order.lastEventAt = later(order.lastEventAt, event.at);
  }

  function keepAfterEnd(order: Order, event: OrderEvent, late: boolean): void {
    noteSpread(order, event);
    order.offTrace ??= [];
    order.offTrace.push({ event, flag: late ? 'late' : 'after-end' });
    if (late) order.lateCount++;
  }

  /** Applies events in their final order to an order's newest generation. */
  function place(
    id: OrderId,
    current: Order | null,
    gone: Generation | undefined,
    generation: number,
    event: OrderEvent,
  ): Applied {
    const placement = placeEvent(current ?? gone, event, rules);
    switch (placement.kind) {
      case 'duplicate':
        return { kind: 'duplicate', order: current, late: false };
      case 'open': {
        const order = open(id, event, current, generation + 1);
        append(order, event, placement.closes);
        return { kind: 'open', order, late: false };
      }
      case 'step':
      case 'lifecycle':
        if (current !== null) append(current, event, placement.kind === 'step' ? placement.closes : null);
        return { kind: placement.kind, order: current, late: false };
      case 'after-end':
        if (current !== null) keepAfterEnd(current, event, placement.late);
        return { kind: 'after-end', order: current, late: placement.late };
    }
  }

  /** Takes an order's generations apart and folds their events anew, with one more event where one came out of order. */
  function rebuild(newest: Order, extra: OrderEvent | null): Order {
    const events: OrderEvent[] = extra === null ? [] : [extra];
    let oldest = newest;
    let wasEnded = false;
    for (let at: Order | null = newest; at !== null; at = at.previous) {
      const trace = tree.trace(at.node);
      events.push(
        ...eventsOf(at, (index) => {
          const activity = tree.activities[trace[index] ?? -1];
          assert(activity !== undefined, 'an order knows as much of its steps as its trace has');
          return activity;
        }),
      );
      observer.leaving(at);
      stand(at, -1);
      spread.delete(at);
      wasEnded ||= ended.has(at);
      oldest = at;
    }
    orders.delete(newest.id);
    let current: Order | null = null;
    for (const event of sortEvents(events)) {
      const applied: Applied = place(
        newest.id,
        current,
        undefined,
        current?.generation ?? oldest.generation - 1,
        event,
      );
      current = applied.order ?? current;
    }
    if (current === null) return newest;
    if (wasEnded) endTrace(current);
    for (let at: Order | null = current; at !== null; at = at.previous) {
      at.outOfOrder = newest.outOfOrder || extra !== null;
      observer.arrived(at);
    }
    return current;
  }

  function close(order: Order, status: OrderStatus, at: EpochMs): void {
    stand(order, -1);
    order.status = status;
    order.closedAt = at;
    stand(order, 1);
  }

  /** The end of its trace: the outcome follows from the last step. */
  function endTrace(order: Order): boolean {
    if (order.status !== 'in-flight') return false;
    const last = tree.activityOf(order.node);
    close(order, last === null ? 'completed' : (rules.outcomeOf(last) ?? outcomeByName(last)), order.lastEventAt);
    ended.add(order);
    return true;
  }

  /**
   * What folding an order anew comes to, where that can be told from its trace: an order in flight without another generation or events beside its
   * trace stays as it is, or is closed by its last step. This is nearly every order when an end is inferred for the first time. O(its steps).
   */
  function refoldInPlace(order: Order): boolean {
    if (order.status !== 'in-flight' || order.previous !== null || order.offTrace !== null) return false;
    for (let at = tree.parent(order.node); at > ROOT; at = tree.parent(at)) {
      const activity = tree.activityOf(at);
      if (activity !== null && rules.outcomeOf(activity) !== null) return false;
    }
    const last = tree.activityOf(order.node);
    const outcome = last === null ? null : rules.outcomeOf(last);
    if (outcome !== null) {
      close(order, outcome, timeAt(order, stepCount(order) - 1) ?? order.lastEventAt);
      observer.ended(order);
    }
    return true;
  }

  function evict(): void {
    while (closed.size > bounds.closedMax) {
      const oldest = oldestClosed();
      if (oldest === undefined) return;
      closed.delete(oldest);
      spread.delete(oldest);
      if (orders.get(oldest.id) !== oldest) continue;
      orders.delete(oldest.id);
      departed.set(oldest.id, { status: oldest.status, generation: oldest.generation, idHashes: idHashesOf(oldest) });
      observer.evicted(oldest);
      const forgotten = departed.size > bounds.departedMax ? oldestDeparted() : undefined;
      if (forgotten !== undefined) departed.delete(forgotten);
    }
  }

  return {
    tree,
    inFlight,
    closed,
    totals,
    spread,
    get: (id) => orders.get(id),
    apply(id, event) {
      const current = orders.get(id);
      if (current === undefined) {
        const gone = departed.get(id);
        const generation = gone?.generation ?? 0;
        const applied = place(
          id,
          null,
          gone && { status: gone.status, holdsId: (idHash) => gone.idHashes.includes(idHash) },
          generation,
          event,
        );
        if (applied.kind === 'open') departed.delete(id);
        evict();
        return applied;
      }
      if (comesBefore(event, current)) {
        for (let at: Order | null = current; at !== null; at = at.previous) {
          if (event.idHash !== 0 && at.holdsId(event.idHash)) return { kind: 'duplicate', order: at, late: false };
        }
        return { kind: 'rebuilt', order: rebuild(current, event), late: false };
      }
      const applied = place(id, current, undefined, current.generation, event);
      if (current.status !== 'in-flight') evict();
      return applied;
    },
    end(id) {
      const order = orders.get(id);
      if (order !== undefined && endTrace(order)) observer.ended(order);
    },
    refold(holds) {
      for (const order of [...orders.values()]) if (holds(order) && !refoldInPlace(order)) rebuild(order, null);
    },
  };
}

/**
 * The entry of a Set or Map that was added first, to be deleted next, O(1). One iterator is kept: a new one would walk over the holes
 * that everything deleted before has left.
 */
function createOldest<Key>(collection: { keys(): IterableIterator<Key> }): () => Key | undefined {
  let oldestFirst = collection.keys();
  return () => {
    const next = oldestFirst.next();
    if (next.done !== true) return next.value;
    oldestFirst = collection.keys();
    return oldestFirst.next().value;
  };
}

const later = (a: EpochMs, b: EpochMs): EpochMs => toEpochMs(Math.max(a, b));

/**
 * Whether an event from another partition belongs before what the order already holds (semantics 6). One partition is never re-sorted.
 * O(1) for orders on one partition.
 */
function comesBefore(event: OrderEvent, order: Order): boolean {
  const last = stepCount(order) - 1;
  const onePartition = last < 0 || partitionOf(positionAt(order, last)) === event.partition;
  if (onePartition && order.offTrace === null) return false;
  let time: number = event.at;
  let latest = 0;
  let latestPartition = event.partition;
  for (const { partition, at } of placesOf(order)) {
    if (partition === event.partition) time = Math.max(time, at);
    else if (at >= latest) {
      latestPartition = at === latest ? Math.max(latestPartition, partition) : partition;
      latest = at;
    }
  }
  if (latestPartition === event.partition) return false;
  return time < latest || (time === latest && event.partition < latestPartition);
}

/** Partition and time of every event of an order, over all its generations. */
function* placesOf(order: Order): Iterable<{ readonly partition: number; readonly at: number }> {
  for (let generation: Order | null = order; generation !== null; generation = generation.previous) {
    for (let index = 0; index < stepCount(generation); index++) {
      yield { partition: partitionOf(positionAt(generation, index)), at: timeAt(generation, index) ?? 0 };
    }
    for (const { event } of generation.offTrace ?? []) yield event;
  }
}

/** Whether an order's trace holds any of the activities; O(length). */
export function traceHolds(tree: PrefixTree, node: number, activityIndices: ReadonlySet<number>): boolean {
  for (let at = node; at > ROOT; at = tree.parent(at)) if (activityIndices.has(tree.stepOf(at))) return true;
  return false;
}
