import type { Activity } from '../../shared/ids.ts';
import { recentOrdersMax } from '../../shared/limits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Order } from '../ledger/order.ts';

/** Finds the orders that closed since it was asked last, from what the ledger shows. */
export interface ClosedOrders {
  /**
   * The newly closed orders whose start was seen, by their event times: an end that is learned late closes many in one go, and in that
   * order they would look like a streak. Each generation of an order is told once, however often it is folded anew. `anew`: the rules of
   * start and end changed, so these are the latest of all. O(closed orders in memory).
   */
  take(): { readonly anew: boolean; readonly orders: Order[] };
}

/** Orders that were folded anew stand at the end of the closed ones once more: so many are looked through beyond the new ones. */
const foldedAnewMax = 1_000;
const rememberedMax = recentOrdersMax + foldedAnewMax;

export function createClosedOrders(ledger: Ledger): ClosedOrders {
  const { book, inference } = ledger;
  const { activities } = book.tree;
  /** Orders told, by id and generation: folding an order anew makes another object of it. Latest last. */
  const told = new Set<string>();
  let closedEver = 0;
  /** Of every activity known at the last look. */
  let rules: readonly string[] = [];

  const ruleOf = (activity: Activity): string => `${inference.isStart(activity)},${inference.outcomeOf(activity)}`;

  /** Notes an order; false where it was told before. */
  function note({ id, generation }: Order): boolean {
    const key = `${generation} ${id}`;
    const isNew = !told.delete(key);
    told.add(key);
    return isNew;
  }

  function forgetOldest(): void {
    for (const key of told) {
      if (told.size <= rememberedMax) return;
      told.delete(key);
    }
  }

  return {
    take() {
      const { 'in-flight': _, ...closed } = book.totals;
      const closedNow = Object.values(closed).reduce((sum, count) => sum + count, 0);
      const rulesNow = activities.map(ruleOf);
      // An activity that is new, whatever its rule, stands in no order that closed before.
      const anew = rules.some((rule, index) => rule !== rulesNow[index]);
      if (anew) told.clear();
      else if (closedNow === closedEver) {
        rules = rulesNow;
        return { anew, orders: [] };
      }
      const grown = Math.max(0, closedNow - closedEver);
      const latest = anew ? recentOrdersMax : Math.min(grown, recentOrdersMax) + foldedAnewMax;
      rules = rulesNow;
      closedEver = closedNow;
      const orders: Order[] = [];
      let older = book.closed.size - latest;
      for (const order of book.closed) {
        if (older-- > 0) continue;
        if (note(order) && !ledger.isPartial(order)) orders.push(order);
      }
      forgetOldest();
      return { anew, orders: orders.sort(byTime) };
    },
  };
}

const byTime = (one: Order, other: Order): number =>
  (one.closedAt ?? one.lastEventAt) - (other.closedAt ?? other.lastEventAt) || one.startedAt - other.startedAt;
