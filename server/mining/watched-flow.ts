import { createFlowWatch, type FlowVersion, type FlowWatch } from '../../shared/change/flow-watch.ts';
import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import { recentOrdersMax } from '../../shared/limits.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Order, stepCount } from '../ledger/order.ts';
import { createClosedOrders } from './closed-orders.ts';
import { createOverlapWatch, type OverlapWatch } from './overlap-watch.ts';

/** The flow as finished orders tell it, digested a little at a time. */
export interface WatchedFlow {
  readonly watch: FlowWatch;
  /** The version it is in, kept where the watch had to begin anew. */
  readonly version: FlowVersion;
  readonly overlaps: OverlapWatch;
  /** Finished orders told to the watch. */
  readonly seen: number;
  readonly latestStart: EpochMs;
  /** Orders wait to be digested. */
  readonly isBehind: boolean;
  /** What was known of the flow is being learned anew, and half of it says nothing yet. */
  readonly isRelearning: boolean;
  /** Collects the orders that closed since the last look; beyond `recentOrdersMax` waiting ones the oldest are passed over. */
  look(): void;
  /** Digests waiting orders, for some milliseconds at most. */
  digest(): void;
}

/** Work in one go, in compared pairs of steps (the watch is quadratic in an order's length), and what an order costs at least. */
const digestedPairsMax = 50_000;
const pairsOfOrderMin = 25;
/** So many orders of a version are enough to learn it from them alone, without those of the version before. */
const knownVersionOrdersMin = 50;

export function createWatchedFlow(ledger: Ledger): WatchedFlow {
  const { tree } = ledger.book;
  const closed = createClosedOrders(ledger);
  const overlaps = createOverlapWatch(tree);
  let watch = createFlowWatch();
  let { version } = watch;
  /** Orders that started before belong to a version that is over; null where the watch itself tells them apart. */
  let since: EpochMs | null = null;
  let waiting: Order[] = [];
  /** How many of the waiting ones are learned anew. */
  let relearning = 0;
  let seen = 0;
  let latestStart = toEpochMs(0);

  /** The watch forgets everything. A change that is known is not found a second time in orders of before it. */
  function begin(orders: readonly Order[]): void {
    const { number, startsAt } = version;
    const own = startsAt === null ? 0 : orders.filter(({ startedAt }) => startedAt >= startsAt).length;
    since = own >= knownVersionOrdersMin ? startsAt : null;
    watch = createFlowWatch(number);
    overlaps.forget();
    relearning = seen === 0 ? 0 : orders.length;
    seen = 0;
    waiting = [];
  }

  function tell(order: Order): void {
    const { node, startedAt, status } = order;
    if (since !== null && startedAt < since) return;
    seen++;
    if (startedAt > latestStart) latestStart = startedAt;
    if (status === 'expired') watch.cutShort(tree.trace(node));
    else if (watch.finished(tree.trace(node), startedAt)) {
      version = watch.version;
      overlaps.forget();
    }
    overlaps.finished(order);
  }

  return {
    get watch() {
      return watch;
    },
    get version() {
      return version;
    },
    overlaps,
    get seen() {
      return seen;
    },
    get latestStart() {
      return latestStart;
    },
    get isBehind() {
      return waiting.length > 0;
    },
    get isRelearning() {
      return relearning > 0;
    },
    look() {
      const { anew, orders } = closed.take();
      if (anew) begin(orders);
      for (const order of orders) waiting.push(order);
      const passedOver = Math.max(0, waiting.length - recentOrdersMax);
      waiting.splice(0, passedOver);
      relearning = Math.max(0, relearning - passedOver);
    },
    digest() {
      let pairs = 0;
      let digested = 0;
      for (const order of waiting) {
        if (pairs >= digestedPairsMax) break;
        tell(order);
        pairs += Math.max(pairsOfOrderMin, stepCount(order) ** 2);
        digested++;
      }
      waiting.splice(0, digested);
      relearning = Math.max(0, relearning - digested);
    },
  };
}
