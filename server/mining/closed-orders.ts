import { recentOrdersMax } from '../../shared/limits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Order } from '../ledger/order.ts';

/** Finds the orders that closed since it was asked last, from what the ledger shows. */
export interface ClosedOrders {
  /** The newly closed orders whose start was seen, in closing order. `anew`: the rules of start and end changed, so these are the latest of all. */
  take(): { readonly anew: boolean; readonly orders: Order[] };
}

/** Orders that were folded anew stand at the end of the closed ones once more: so many are looked through beyond the new ones. */
const foldedAnewMax = 1_000;

export function createClosedOrders(ledger: Ledger): ClosedOrders {
  const { book, inference } = ledger;
  let told = new WeakSet<Order>();
  let closedEver = 0;
  let rules = '';

  return {
    take() {
      const { 'in-flight': _, ...closed } = book.totals;
      const closedNow = Object.values(closed).reduce((sum, count) => sum + count, 0);
      const rulesNow = book.tree.activities
        .map((activity) => `${inference.isStart(activity)},${inference.outcomeOf(activity)}`)
        .filter((rule) => rule !== 'false,null')
        .join(';');
      const anew = rulesNow !== rules;
      if (anew) told = new WeakSet();
      else if (closedNow === closedEver) return { anew, orders: [] };
      const latest = anew ? recentOrdersMax : closedNow - closedEver + foldedAnewMax;
      rules = rulesNow;
      closedEver = closedNow;
      const orders: Order[] = [];
      let older = book.closed.size - latest;
      for (const order of book.closed) {
        if (older-- > 0 || told.has(order)) continue;
        told.add(order);
        if (!ledger.isPartial(order)) orders.push(order);
      }
      return { anew, orders };
    },
  };
}
