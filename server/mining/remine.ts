import type { Activity } from '../../shared/ids.ts';
import { minedOrdersMax, minedVariantsMax } from '../../shared/limits.ts';
import { variantLogOf } from '../../shared/variant/prefix-tree.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Order } from '../ledger/order.ts';
import type { Miner } from './miner.ts';

/** Pause between two looks: at least this, and ten times what the last run took, so that discovery never takes more than a tenth of a core. */
const pauseMsMin = 500;
const pauseFactor = 10;
/** Ways that fewer orders took say too little to look again because of them: the share below which discovery draws no step. */
const tellingShare = 0.002;

/** Orders from which a picture is worth remembering: before, the layout would keep to its first guesses for ever. */
const settledOrdersMin = 50;

/** Keeps the shown model true: mines again when something could have changed, never twice at a time. */
export interface Remining {
  /** Looks whether there is a reason; called at every tick, returns at once. */
  consider(): void;
}

export function createRemining(
  ledger: Ledger,
  miner: Miner,
  clock: Clock,
  onFault: (cause: unknown) => void,
): Remining {
  let busy = false;
  let notBefore = 0;
  let pauseMs = pauseMsMin;
  let mined: FinishedOrders = { counts: new Map(), orders: 0, closedEver: 0 };

  function run(finished: FinishedOrders): void {
    busy = true;
    mined = finished;
    const { config, drawn, book } = ledger;
    miner
      .mine({
        processId: config.id,
        processName: config.name,
        log: heaviest(variantLogOf(book.tree, (node) => finished.counts.get(node) ?? 0)),
        interrupts: interruptsOf(ledger),
        labels: config.labels,
        previous: drawn !== null && drawn.orders >= settledOrdersMin ? drawn.mined.memory : null,
      })
      .then(({ mined: next, tookMs }) => {
        ledger.adopt(next, finished.orders);
        pauseMs = Math.max(pauseMsMin, pauseFactor * tookMs);
      })
      .catch(onFault)
      .finally(() => {
        busy = false;
        notBefore = clock.now() + pauseMs;
      });
  }

  return {
    consider() {
      const now = clock.now();
      if (busy || now < notBefore) return;
      notBefore = now + pauseMs;
      const finished = finishedOrders(ledger);
      if (couldChange(mined, finished)) run(finished);
    },
  };
}

interface FinishedOrders {
  /** Finished orders of the window by the node they ended at. */
  readonly counts: ReadonlyMap<number, number>;
  readonly orders: number;
  /** Orders ever closed: how far the window has moved. */
  readonly closedEver: number;
}

/** A telling way came or went, there are half as many orders again, or half of the window is new: evidence that could flip a relation. */
function couldChange(before: FinishedOrders, now: FinishedOrders): boolean {
  if (now.orders === 0) return false;
  if (now.orders >= 1.5 * before.orders || now.closedEver - before.closedEver >= minedOrdersMax / 2) return true;
  const telling = tellingShare * now.orders;
  for (const [node, count] of now.counts) if (count >= telling && !before.counts.has(node)) return true;
  for (const [node, count] of before.counts) if (count >= 2 * telling && !now.counts.has(node)) return true;
  return false;
}

/**
 * The latest finished orders whose start was seen: a window, so that what services no longer do is forgotten and what they newly do shows soon.
 * Before any end is known, quiet orders stand in (semantics 9). O(orders in memory), at most twice a second.
 */
function finishedOrders(ledger: Ledger): FinishedOrders {
  const { book, inference, asOf } = ledger;
  const counts = new Map<number, number>();
  let orders = 0;
  const take = (order: Order): void => {
    if (ledger.isPartial(order)) return;
    counts.set(order.node, (counts.get(order.node) ?? 0) + 1);
    orders++;
  };
  let older = book.closed.size - minedOrdersMax;
  for (const order of book.closed) if (older-- <= 0) take(order);
  if (book.closed.size === 0 && asOf !== null) {
    for (const order of book.inFlight) if (inference.isQuiet(order, asOf)) take(order);
  }
  const { 'in-flight': _, ...closed } = book.totals;
  return { counts, orders, closedEver: Object.values(closed).reduce((sum, count) => sum + count, 0) };
}

const heaviest = (log: VariantLog): VariantLog =>
  log.variants.length <= minedVariantsMax
    ? log
    : { ...log, variants: log.variants.toSorted((a, b) => b.count - a.count).slice(0, minedVariantsMax) };

/** Ends that may come from anywhere: expiries. */
const interruptsOf = ({ book, inference }: Ledger): Activity[] =>
  book.tree.activities.filter((activity) => inference.outcomeOf(activity) === 'expired');
