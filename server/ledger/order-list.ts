import { labelOf } from '../../shared/event/label.ts';
import { orderCursorMax } from '../../shared/limits.ts';
import { type OrderFilter, parseFilter } from '../../shared/order/filter.ts';
import type { OrderPage, OrderQuery, OrderRow, WaitEntry } from '../../shared/protocol/http.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { dueAtOf, type Wait } from '../../shared/view/waits.ts';
import type { Ledger } from './ledger.ts';
import type { Order } from './order.ts';

/**
 * A page of the orders that fit a filter, sorted. Without a state, an attention or a text the list is of orders in flight. O(orders × log rows
 * asked for): only the first rows are ever held and sorted.
 */
export function ordersPage(ledger: Ledger, query: OrderQuery): Result<OrderPage, string> {
  const parsed = parseFilter(query.filter);
  if (!parsed.ok) return parsed;
  const start = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isInteger(start) || start < 0 || start > orderCursorMax)
    return failure('The cursor is not one that this server gave; leave it out to begin anew.');
  const wanted = start + query.limit;
  const fitting = fittingOrders(ledger, parsed.value);
  const { rows, total } = firstOrders(fitting, comparing(query.sort), wanted);
  return success({
    orders: rows.slice(start, wanted).map((order) => rowOf(ledger, order)),
    total,
    start,
    nextCursor: wanted < total ? String(wanted) : null,
    asOf: ledger.asOf,
  });
}

function* fittingOrders(ledger: Ledger, filter: OrderFilter): Iterable<Order> {
  const closedToo =
    filter.states.some((state) => state !== 'in-flight') ||
    filter.late ||
    filter.texts.length > 0 ||
    filter.attentions.includes('manual');
  for (const order of ledger.book.inFlight) if (fitsFilter(ledger, order, filter)) yield order;
  if (closedToo) for (const order of ledger.book.closed) if (fitsFilter(ledger, order, filter)) yield order;
}

interface Sorted {
  readonly rows: readonly Order[];
  readonly total: number;
}

/** The first orders by key, equal keys by id, so that pages neither lose nor repeat a row: half of a bounded buffer is dropped whenever it is full. */
function firstOrders(orders: Iterable<Order>, compare: (a: Order, b: Order) => number, wanted: number): Sorted {
  const rows: Order[] = [];
  let total = 0;
  for (const order of orders) {
    total++;
    rows.push(order);
    if (rows.length < 2 * wanted + 1_000) continue;
    rows.sort(compare);
    rows.length = wanted;
  }
  return { rows: rows.sort(compare), total };
}

const byId = (a: Order, b: Order): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.generation - b.generation);

function comparing(sort: OrderQuery['sort']): (a: Order, b: Order) => number {
  if (sort === 'id') return byId;
  const key = keyOf[sort];
  return (a, b) => key(a) - key(b) || byId(a, b);
}

function fitsFilter(ledger: Ledger, order: Order, filter: OrderFilter): boolean {
  if (filter.states.length > 0 && !filter.states.includes(order.status)) return false;
  if (filter.attentions.length > 0 && !filter.attentions.includes(attentionOf(order))) return false;
  if (filter.late && order.lateCount === 0) return false;
  if (filter.partial && !ledger.isPartial(order)) return false;
  const id = filter.texts.length === 0 ? '' : order.id.toLowerCase();
  if (!filter.texts.every((text) => id.startsWith(text))) return false;
  if (filter.steps.length === 0) return true;
  return ledger.board.waitsOf(order).some(({ anyOf }) => anyOf.some((activity) => filter.steps.includes(activity)));
}

/** A late result on an expired order needs a person (semantics 8, 10); no other closed order is urgent, also before it is placed anew. */
const attentionOf = ({ status, lateCount, attention }: Order): Order['attention'] => {
  if (status === 'in-flight') return attention;
  return status === 'expired' && lateCount > 0 ? 'manual' : 'none';
};

/** What a list is sorted by; smaller comes first. Closed orders come after all in flight, the latest first. */
const keyOf: Readonly<Record<Exclude<OrderQuery['sort'], 'id'>, (order: Order) => number>> = {
  urgency: (order) =>
    order.status === 'in-flight' ? Math.min(order.dueAt, noDueKey + order.startedAt / 1e6) : closedKey(order),
  age: (order) => order.startedAt,
  started: (order) => -order.startedAt,
  waiting: (order) => (order.status === 'in-flight' ? order.waitingSince : closedKey(order)),
};

/** Behind every date there is; orders without a limit then come oldest first. */
const noDueKey = 8.64e15;
const closedKey = (order: Order): number => 2 * noDueKey - order.lastEventAt;

export function rowOf(ledger: Ledger, order: Order): OrderRow {
  return {
    id: order.id,
    generation: order.generation,
    state: order.status,
    attention: attentionOf(order),
    partial: ledger.isPartial(order),
    startedAt: order.startedAt,
    lastEventAt: order.lastEventAt,
    closedAt: order.closedAt,
    dueAt: ledger.board.endToEndDueAt(order),
    waitingFor: ledger.board.waitsOf(order).map((wait) => waitEntry(ledger, wait)),
    late: order.lateCount,
  };
}

const waitEntry = ({ config }: Ledger, wait: Wait): WaitEntry => ({
  anyOf: [...wait.anyOf],
  labels: wait.anyOf.map((activity) => labelOf(activity, config.labels)),
  since: wait.since,
  dueAt: dueAtOf(wait),
  limitKind: wait.limit?.kind ?? null,
  element: wait.element,
});
