import { createFlowWatch, type FlowWatch } from '../../shared/change/flow-watch.ts';
import { flippedActivities, noRelations, type Relations, relationsOf } from '../../shared/change/relations.ts';
import { replaces } from '../../shared/change/replacement.ts';
import type { Activity, EpochMs } from '../../shared/ids.ts';
import { variantLogOf } from '../../shared/variant/prefix-tree.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createClosedOrders } from './closed-orders.ts';
import type { Mined } from './mine.ts';
import type { Miner } from './miner.ts';
import { createVersions, type Version } from './versions.ts';

/** Pause between two looks: at least this, and ten times what the last run took, so that discovery never takes more than a tenth of a core. */
const pauseMsMin = 500;
const pauseFactor = 10;
/** So many orders more are a reason to look for a better picture though no relation flipped. */
const growth = 1.5;

/** Orders from which a picture is worth remembering: before, the layout would keep to its first guesses for ever. */
const settledOrdersMin = 50;

/** Keeps the shown model true: mines again when a relation has flipped or the flow has changed, never twice at a time. */
export interface Remining {
  /** Looks whether there is a reason; called at every tick, returns at once. */
  consider(): void;
  /** The versions of the flow, the present one last, each with what it changed. */
  versions(): readonly Version[];
}

/** The state of things a picture was asked for in. */
interface Asked {
  readonly version: number;
  readonly orders: number;
  readonly relations: Relations;
  readonly provisional: string;
}

const never: Asked = { version: 0, orders: 0, relations: noRelations, provisional: '' };

export function createRemining(
  ledger: Ledger,
  miner: Miner,
  clock: Clock,
  onFault: (cause: unknown) => void,
): Remining {
  const { tree } = ledger.book;
  const closed = createClosedOrders(ledger);
  const versions = createVersions();
  let watch: FlowWatch = createFlowWatch();
  let busy = false;
  let lookAt = 0;
  let mineAt = 0;
  /** What was asked for last, and what the shown picture was asked for in. */
  let asked = never;
  let shownFor = never;

  function tellWatch(): void {
    const { anew, orders } = closed.take();
    if (anew) watch = createFlowWatch(watch.version.number);
    for (const { node, startedAt, status } of orders) {
      if (status === 'expired') watch.cutShort(tree.trace(node));
      else watch.finished(tree.trace(node), startedAt);
    }
  }

  function stateNow(): Asked {
    return {
      version: watch.version.number,
      orders: watch.orders,
      relations: relationsOf(watch.tables, asked.version === watch.version.number ? asked.relations : noRelations),
      provisional: watch.provisional().join(),
    };
  }

  function run(now: Asked, log: VariantLog): void {
    busy = true;
    asked = now;
    const { config, drawn } = ledger;
    const { number, startsAt, changes } = watch.version;
    miner
      .mine({
        processId: config.id,
        processName: config.name,
        log,
        interrupts: interruptsOf(ledger),
        labels: config.labels,
        previous: drawn !== null && drawn.orders >= settledOrdersMin ? drawn.mined.memory : null,
        shown: drawn?.mined.model ?? null,
        provisional: watch.provisional().map((index) => tree.activities[index] as Activity),
      })
      .then(({ mined, tookMs }) => {
        mineAt = clock.now() + Math.max(pauseMsMin, pauseFactor * tookMs);
        if (!isBetter(mined, now)) return;
        ledger.adopt(mined, orderCount(log));
        shownFor = now;
        versions.show({ number, startsAt, changes }, mined, tree.activities);
      })
      .catch(onFault)
      .finally(() => {
        busy = false;
      });
  }

  /** A new version, a new step, a relation that really changed or a clearly better explanation; anything else would only flicker. */
  function isBetter(mined: Mined, now: Asked): boolean {
    const shown = ledger.drawn?.mined ?? null;
    if (shown === null || mined.scores === null) return true;
    if (now.version !== shownFor.version || now.provisional !== shownFor.provisional) return true;
    const flipped = [...flippedActivities(shownFor.relations, now.relations)];
    return replaces({
      shown,
      candidate: mined,
      flipped: new Set(flipped.map((index) => tree.activities[index] as Activity)),
      shownScore: mined.scores.shown,
      candidateScore: mined.scores.own,
    });
  }

  return {
    consider() {
      const now = clock.now();
      if (now < lookAt) return;
      lookAt = now + pauseMsMin;
      tellWatch();
      const state = stateNow();
      const isChange = state.version !== asked.version;
      if (busy || (now < mineAt && !isChange)) return;
      if (state.orders === 0) {
        const quiet = quietOrders(ledger);
        if (quiet.variants.length > 0 && orderCount(quiet) >= growth * asked.orders)
          run({ ...never, orders: orderCount(quiet) }, quiet);
        return;
      }
      const hasFlipped = flippedActivities(asked.relations, state.relations).size > 0;
      const isNew = state.provisional !== asked.provisional || state.orders >= growth * asked.orders;
      if (isChange || hasFlipped || isNew) run(state, { activities: tree.activities.slice(), variants: watch.ways() });
    },
    versions: versions.all,
  };
}

/** Before any end is known, quiet orders stand in for finished ones (semantics 9). O(orders in flight). */
function quietOrders(ledger: Ledger): VariantLog {
  const { book, inference } = ledger;
  const asOf: EpochMs | null = ledger.asOf;
  const counts = new Map<number, number>();
  if (asOf !== null && book.closed.size === 0) {
    for (const order of book.inFlight) {
      if (inference.isQuiet(order, asOf) && !ledger.isPartial(order))
        counts.set(order.node, (counts.get(order.node) ?? 0) + 1);
    }
  }
  return variantLogOf(book.tree, (node) => counts.get(node) ?? 0);
}

const orderCount = ({ variants }: VariantLog): number => variants.reduce((sum, { count }) => sum + count, 0);

/** Ends that may come from anywhere: expiries. */
const interruptsOf = ({ book, inference }: Ledger): Activity[] =>
  book.tree.activities.filter((activity) => inference.outcomeOf(activity) === 'expired');
