import FlatQueue from 'flatqueue';
import type { Order } from './order.ts';

/**
 * When which order must be looked at again: an ordered index (a binary heap, O(log n) an entry) instead of a timer per order. Entries that an
 * event has overtaken stay until their time comes and are then recognised by the order's own next time; the heap is rebuilt when they
 * outnumber the orders.
 */
export interface Deadlines {
  /** Looks at the order at `at`, instead of any earlier appointment; null: no more. */
  schedule(order: Order, at: number | null): void;
  /** Orders whose time has come by `now`, each once. */
  due(now: number): Order[];
  forget(order: Order): void;
  readonly size: number;
}

export function createDeadlines(): Deadlines {
  const queue = new FlatQueue<number>();
  const orders: (Order | undefined)[] = [];
  const nextAt: number[] = [];
  const free: number[] = [];
  let scheduled = 0;

  function setNext(slot: number, at: number): void {
    if ((nextAt[slot] ?? Number.POSITIVE_INFINITY) !== Number.POSITIVE_INFINITY) scheduled--;
    if (at !== Number.POSITIVE_INFINITY) scheduled++;
    nextAt[slot] = at;
  }

  function compact(): void {
    queue.clear();
    for (let slot = 0; slot < orders.length; slot++) {
      const at = nextAt[slot] ?? Number.POSITIVE_INFINITY;
      if (at !== Number.POSITIVE_INFINITY) queue.push(slot, at);
    }
  }

  return {
    get size() {
      return scheduled;
    },
    schedule(order, at) {
      if (at === null && order.slot < 0) return;
      if (order.slot < 0) {
        order.slot = free.pop() ?? orders.length;
        orders[order.slot] = order;
        nextAt[order.slot] = Number.POSITIVE_INFINITY;
      }
      if (nextAt[order.slot] === at) return;
      setNext(order.slot, at ?? Number.POSITIVE_INFINITY);
      if (at !== null) queue.push(order.slot, at);
      if (queue.length > 1_000 && queue.length > 4 * scheduled) compact();
    },
    due(now) {
      const found: Order[] = [];
      for (let at = queue.peekValue(); at !== undefined && at <= now; at = queue.peekValue()) {
        const slot = queue.pop();
        if (slot === undefined || nextAt[slot] !== at) continue;
        setNext(slot, Number.POSITIVE_INFINITY);
        const order = orders[slot];
        if (order !== undefined) found.push(order);
      }
      return found;
    },
    forget(order) {
      if (order.slot < 0) return;
      setNext(order.slot, Number.POSITIVE_INFINITY);
      orders[order.slot] = undefined;
      free.push(order.slot);
      order.slot = -1;
    },
  };
}
