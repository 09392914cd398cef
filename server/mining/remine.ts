import { createPictureKeeper, noOccasion, type Occasion, type Rivals } from '../../shared/change/picture-keeper.ts';
import type { Activity, EpochMs } from '../../shared/ids.ts';
import { liveMiningWorkMax, miningWorkMax } from '../../shared/limits.ts';
import { variantLogOf } from '../../shared/variant/prefix-tree.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Mined } from './mine.ts';
import type { Miner } from './miner.ts';
import { createVersions, type Version } from './versions.ts';
import { createWatchedFlow } from './watched-flow.ts';

/** Pause between two looks: at least this, and ten times what the last run took, so that discovery never takes more than a tenth of a core. */
const pauseMsMin = 500;
const pauseFactor = 10;
/** Pause after a run that failed: what made it fail may pass, and if it does not, this is how often it is reported. */
const retryPauseMs = 10_000;
/** So many more quiet orders are a reason to draw them again, before any order has finished. */
const quietGrowth = 1.5;

/** Orders from which a picture is worth remembering: before, the layout would keep to its first guesses for ever. */
const settledOrdersMin = 50;

/** Keeps the shown model true: mines again when a relation has flipped or the flow has changed, never twice at a time. */
export interface Remining {
  /** Looks whether there is a reason; called at every tick, returns at once. */
  consider(): void;
  /** The versions of the flow, the present one last, each with what it changed. */
  versions(): readonly Version[];
}

export function createRemining(
  ledger: Ledger,
  miner: Miner,
  clock: Clock,
  onFault: (cause: unknown) => void,
): Remining {
  const { tree } = ledger.book;
  const flow = createWatchedFlow(ledger);
  const versions = createVersions();
  const keeper = createPictureKeeper();
  /** The occasion of a picture that more work might better. */
  let roughFor: Occasion | null = null;
  let busy = false;
  let lookAt = 0;
  let mineAt = 0;
  let retryAt = 0;
  let quietDrawn = 0;
  let wholeDrawn = false;

  function run(
    occasion: Occasion,
    log: VariantLog,
    work = liveMiningWorkMax,
    // What a new version takes over from the one before shapes the picture, but is no order that was seen.
    orders = flow.seen === 0 ? orderCount(log) : Math.min(orderCount(log), flow.seen),
  ): void {
    busy = true;
    keeper.ask(occasion);
    const { config, drawn } = ledger;
    const { version, latestStart, watch } = flow;
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
        overlapping: flow.overlaps.proven(),
        work,
      })
      .then(({ mined, tookMs }) => {
        mineAt = clock.now() + Math.max(pauseMsMin, pauseFactor * tookMs);
        roughFor = work < miningWorkMax && !mined.isThorough ? occasion : null;
        if (!keeper.accepts(occasion, rivalsOf(mined), tree.activities)) return;
        ledger.adopt(mined, orders);
        versions.show(version, mined, tree.activities, latestStart);
      })
      .catch((cause: unknown) => {
        keeper.giveBack(occasion);
        wholeDrawn = false;
        quietDrawn = 0;
        retryAt = clock.now() + retryPauseMs;
        onFault(cause);
      })
      .finally(() => {
        busy = false;
      });
  }

  function rivalsOf(candidate: Mined): Rivals | null {
    const { drawn } = ledger;
    if (drawn === null || candidate.scores === null) return null;
    return { shown: drawn.mined, shownScore: candidate.scores.shown, candidate, candidateScore: candidate.scores.own };
  }

  const finishedLog = (): VariantLog => ({ activities: tree.activities.slice(), variants: flow.watch.ways() });

  /** While no order has come to a regular end, those that were cut short stand in, and before any end is known quiet ones. */
  function drawQuiet(): void {
    const cutShort = flow.watch.ways();
    const quiet =
      cutShort.length > 0 ? { activities: tree.activities.slice(), variants: cutShort } : quietOrders(ledger);
    const orders = orderCount(quiet);
    if (orders === 0 || orders < quietGrowth * quietDrawn) return;
    quietDrawn = orders;
    run(noOccasion, quiet);
  }

  /** A log that has ended is drawn as a whole: versions are for those who watch a flow go on. */
  function drawWhole(): void {
    const log = variantLogOf(tree);
    if (orderCount(log) === 0) return;
    wholeDrawn = true;
    run(wholeOccasion, log, miningWorkMax, orderCount(log));
  }

  return {
    consider() {
      const now = clock.now();
      const isLook = now >= lookAt;
      if (isLook) {
        lookAt = now + pauseMsMin;
        flow.look();
      }
      flow.digest();
      if (!isLook || busy || now < retryAt || flow.isRelearning) return;
      if (ledger.sourceState.kind === 'ended') {
        if (!wholeDrawn) drawWhole();
        return;
      }
      const next = keeper.occasion(flow.watch, flow.overlaps.proven());
      if (now < mineAt && next?.isUrgent !== true) return;
      if (next !== null) run(next.occasion, finishedLog());
      else if (flow.watch.orders === 0) drawQuiet();
      else if (roughFor !== null) run(roughFor, finishedLog(), miningWorkMax);
    },
    versions: versions.all,
  };
}

/** No version of the flow has this number: what is mined for it takes the place of any picture. */
const wholeOccasion: Occasion = { ...noOccasion, version: -1 };

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
