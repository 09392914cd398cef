import type { EpochMs } from '../ids.ts';
import { carriedOrdersMax, cutShortVariantsMax, minedVariantsMax, recentOrdersMax } from '../limits.ts';

import type { WeightedVariant } from '../variant/variant-log.ts';
import { carryOver } from './carry-over.ts';
import { type ChangeDetector, createChangeDetector } from './change-detector.ts';
import { changePoint, type FinishedOrder } from './change-point.ts';
import { createNovelty } from './novelty.ts';
import { createPairTables, type PairTables } from './pair-tables.ts';
import { type RelationChange, wentTheNewWay } from './relation-change.ts';
import { createRing } from './ring.ts';
import { drawnShare } from './thresholds.ts';
import { createShapeReader } from './trace-shape.ts';
import { createVariants, type Variants } from './variants.ts';

/** One version of how orders go. Activities are indices throughout. */
export interface FlowVersion {
  /** Counted on from the first. */
  readonly number: number;
  /** Orders that started from here on belong to it; null for the first version, to which all do. */
  readonly startsAt: EpochMs | null;
  /** What is different from the version before, strongest evidence first. */
  readonly changes: readonly RelationChange[];
}

/**
 * Watches the finished orders of one process: counts them in pair tables, keeps their ways, notices when the flow changes and then begins
 * a new version with what is still true (discovery.md §2, "Incrementally", "Forgetting and not flickering"). Knows no clock: it works on
 * the orders' own times and counts.
 */
export interface FlowWatch {
  readonly version: FlowVersion;
  readonly tables: PairTables;
  /** Finished orders of this version. */
  readonly orders: number;
  /** A finished order. True where it shows that the flow has changed: a new version has begun. O(activities + length²). */
  finished(trace: readonly number[], startedAt: EpochMs): boolean;
  /** An order that was cut short, by an expiry: it says that this happens, nothing about the flow. */
  cutShort(trace: readonly number[]): void;
  /** The ways to mine, heaviest first, at most `minedVariantsMax`; those of the version before fade as this one's own orders come. */
  ways(): readonly WeightedVariant[];
  /** Steps seen so lately and rarely that they may be an accident. */
  provisional(): readonly number[];
  /** What cut orders of this version short, and of the one before until that has faded; sorted. */
  interruptedBy(): readonly number[];
}

/** Own orders by which nothing is left of the version before. */
const fadedOrders = 2 * carriedOrdersMax;

/** A watch that has seen nothing yet; its first version gets that number. */
export function createFlowWatch(firstVersion = 1): FlowWatch {
  const read = createShapeReader();
  const recent = createRing<FinishedOrder>(recentOrdersMax);
  const novelty = createNovelty();
  let version: FlowVersion = { number: firstVersion, startsAt: null, changes: [] };
  let tables = createPairTables();
  let detector: ChangeDetector = createChangeDetector();
  let variants: Variants = createVariants();
  let interrupted: Variants = createVariants();
  let interrupts = new Set<number>();
  let carried: readonly WeightedVariant[] = [];
  let carriedCutShort: readonly WeightedVariant[] = [];
  let orders = 0;

  /** Orders of the version before still finish; those that went the new way all the same keep early finishers from looking like all. */
  const belongs = (trace: readonly number[], startedAt: EpochMs): boolean =>
    version.startsAt === null || startedAt >= version.startsAt || wentTheNewWay(version.changes, trace);

  function begin(changes: readonly RelationChange[]): void {
    const known = recent.items();
    const startsAt = changePoint(known, changes) ?? known.at(-1)?.startedAt ?? null;
    const affected = Math.max(...changes.map((change) => change.orders));
    const own = known.filter(
      ({ trace, startedAt }, index) =>
        (startsAt !== null && startedAt >= startsAt) ||
        (index >= known.length - affected && wentTheNewWay(changes, trace)),
    );
    carried = carryOver(
      finishedWays(),
      changes,
      own.map(({ trace }) => trace),
    );
    carriedCutShort = cutShortWays();
    version = { number: version.number + 1, startsAt, changes };
    tables = createPairTables();
    detector = createChangeDetector();
    variants = createVariants();
    interrupted = createVariants();
    interrupts = new Set();
    recent.clear();
    orders = 0;
    for (const order of own) take(order);
    learnCarried(changes);
  }

  /** An order of this version that is known not to break it. */
  function take(order: FinishedOrder): void {
    const shape = read(order.trace);
    tables.add(order.trace, shape, 1);
    detector.learn(shape, 1, () => false);
    variants.add(order.trace);
    recent.push(order);
    orders++;
  }

  /** What changed is not known beforehand: a guess would make its own orders look like the next change. */
  function learnCarried(changes: readonly RelationChange[]): void {
    const unsure = new Set(changes.flatMap(({ activity, other }) => (other < 0 ? [activity] : [activity, other])));
    for (const { trace, count } of carried) {
      const shape = read(trace);
      tables.add(trace, shape, count);
      detector.learn(shape, count, (activity) => unsure.has(activity));
    }
    detector.settle();
  }

  /** What is left of ways of the version before. */
  function faded(ways: readonly WeightedVariant[]): WeightedVariant[] {
    const left = Math.max(0, 1 - orders / fadedOrders);
    return ways.flatMap(({ trace, count }) => {
      const remaining = Math.round(count * left);
      return remaining > 0 ? [{ trace, count: remaining }] : [];
    });
  }

  const finishedWays = (): WeightedVariant[] =>
    byWeight([...variants.heaviest(), ...faded(carried)]).slice(0, minedVariantsMax);

  const cutShortWays = (): WeightedVariant[] =>
    byWeight([...interrupted.heaviest(), ...faded(carriedCutShort)]).slice(0, cutShortVariantsMax);

  /** The ways to mine: those cut short leave most of the room to finished ones. */
  function ways(): readonly WeightedVariant[] {
    const cutShort = cutShortWays();
    const all = byWeight([...finishedWays().slice(0, minedVariantsMax - cutShort.length), ...cutShort]);
    return byWeight(novelty.raise(all, Math.ceil(drawnShare * (orders + carriedOrdersMax))));
  }

  function interruptedBy(): readonly number[] {
    const before = faded(carriedCutShort).flatMap(({ trace }) => trace.slice(-1));
    return [...new Set([...interrupts, ...before])].sort((one, other) => one - other);
  }

  return {
    get version() {
      return version;
    },
    get tables() {
      return tables;
    },
    get orders() {
      return orders;
    },
    finished(trace, startedAt) {
      if (!belongs(trace, startedAt)) return false;
      const shape = read(trace);
      novelty.note(shape);
      tables.add(trace, shape, 1);
      variants.add(trace);
      recent.push({ trace, startedAt });
      orders++;
      const changes = detector.observe(shape);
      if (changes.length === 0) return false;
      begin(changes);
      return true;
    },
    cutShort(trace) {
      interrupted.add(trace);
      const last = trace.at(-1);
      if (last !== undefined) interrupts.add(last);
    },
    ways,
    provisional: novelty.provisional,
    interruptedBy,
  };
}

/** Heaviest first; equally heavy ones stay as they were. */
const byWeight = (ways: readonly WeightedVariant[]): WeightedVariant[] =>
  ways.toSorted((one, other) => other.count - one.count);
