import type { Activity } from '../../shared/ids.ts';
import { minedVariantsMax } from '../../shared/limits.ts';
import { variantLogOf } from '../../shared/variant/prefix-tree.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Miner } from './miner.ts';

/** Pause between two runs: at least this, and ten times what the last one took, so that discovery never takes more than a tenth of a core. */
const pauseMsMin = 500;
const pauseFactor = 10;

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
  let mined = { variants: 0, orders: 0 };

  return {
    consider() {
      if (busy || clock.now() < notBefore) return;
      const finished = finishedOrders(ledger);
      if (!couldChange(mined, finished)) return;
      busy = true;
      mined = { variants: finished.variants, orders: finished.orders };
      const { config, drawn } = ledger;
      miner
        .mine({
          processId: config.id,
          processName: config.name,
          log: heaviest(finished.log),
          interrupts: interruptsOf(ledger),
          labels: config.labels,
          previous: drawn?.mined.memory ?? null,
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
    },
  };
}

/** A new way, or half as many orders again: evidence that could flip a relation. */
const couldChange = (
  before: { variants: number; orders: number },
  now: { variants: number; orders: number },
): boolean => now.orders > 0 && (now.variants !== before.variants || now.orders >= 1.5 * before.orders);

interface FinishedOrders {
  readonly log: VariantLog;
  readonly variants: number;
  readonly orders: number;
}

/** Finished orders whose start was seen. Before any end is known, quiet orders stand in (semantics 9). */
function finishedOrders({ book, inference, asOf }: Ledger): FinishedOrders {
  let log = variantLogOf(book.tree);
  if (log.variants.length === 0 && asOf !== null) {
    const quiet = new Map<number, number>();
    for (const order of book.inFlight) {
      if (inference.isQuiet(order, asOf)) quiet.set(order.node, (quiet.get(order.node) ?? 0) + 1);
    }
    log = variantLogOf(book.tree, (node) => quiet.get(node) ?? 0);
  }
  const whole = log.variants.filter(({ trace }) => {
    const first = log.activities[trace[0] ?? -1];
    return !inference.startsKnown || (first !== undefined && inference.isStart(first));
  });
  const orders = whole.reduce((sum, { count }) => sum + count, 0);
  return { log: { activities: log.activities, variants: whole }, variants: whole.length, orders };
}

const heaviest = (log: VariantLog): VariantLog =>
  log.variants.length <= minedVariantsMax
    ? log
    : { ...log, variants: log.variants.toSorted((a, b) => b.count - a.count).slice(0, minedVariantsMax) };

/** Ends that may come from anywhere: expiries. */
const interruptsOf = ({ book, inference }: Ledger): Activity[] =>
  book.tree.activities.filter((activity) => inference.outcomeOf(activity) === 'expired');
