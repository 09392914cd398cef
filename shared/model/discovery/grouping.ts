import type { VariantLog } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';
import {
  areConcurrent,
  type ConcurrencyLevel,
  doOverlap,
  type Evidence,
  isSwapSignificant,
  orderings,
} from './concurrency.ts';
import { type UnionFind, unionFind } from './union-find.ts';

/** Two activities that run at the same time, and in how many orders that shows (the rarer of the two sequences). */
export interface ConcurrentPair {
  readonly a: number;
  readonly b: number;
  readonly minority: number;
}

/** A pair in fewer than this share of the orders proves nothing about the whole. */
const togetherShareMin = 0.02;

/** Every pair concurrent at this level. O(size²) tests. */
export function concurrentPairs(evidence: Evidence, level: ConcurrencyLevel): ConcurrentPair[] {
  const { size, together, orders } = evidence;
  const pairs: ConcurrentPair[] = [];
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const both = cell(together, a * size + b);
      const isProven = doOverlap(evidence, a, b);
      if (both < togetherShareMin * orders && !isProven) continue;
      if (!areConcurrent(evidence, level, a, b, false)) continue;
      pairs.push({ a, b, minority: isProven ? both / 2 : orderings(evidence, a, b).minority });
    }
  }
  return pairs;
}

export function uniteAll(size: number, pairs: readonly ConcurrentPair[]): UnionFind {
  const sets = unionFind(size);
  for (const { a, b } of pairs) sets.unite(a, b);
  return sets;
}

/** Overlap is proof: these sets stay together in every grouping. */
export function uniteOverlapping(evidence: Evidence): UnionFind {
  const sets = unionFind(evidence.size);
  for (let a = 0; a < evidence.size; a++) {
    for (let b = a + 1; b < evidence.size; b++) if (doOverlap(evidence, a, b)) sets.unite(a, b);
  }
  return sets;
}

/** The sets of the pairs plus weaker companions: one end proven concurrent, the other nearly (discovery.md §2.5). */
export function uniteWithWeak(evidence: Evidence, pairs: readonly ConcurrentPair[]): UnionFind {
  const sets = uniteAll(evidence.size, pairs);
  const proven = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  for (let a = 0; a < evidence.size; a++) {
    for (let b = a + 1; b < evidence.size; b++) {
      if ((proven.has(a) || proven.has(b)) && isWeakCompanion(evidence, a, b)) sets.unite(a, b);
    }
  }
  return sets;
}

/** From so many orders on, what is concurrent has shown it: a hint is no longer enough. */
const settledOrders = 50;

function isWeakCompanion(evidence: Evidence, a: number, b: number): boolean {
  const pair = a * evidence.size + b;
  const together = cell(evidence.together, pair);
  const moreFrequent = Math.max(cell(evidence.occurrences, a), cell(evidence.occurrences, b));
  const expected = cell(evidence.diamonds.expected, pair);
  const { counted } = orderings(evidence, a, b);
  return (
    isSwapSignificant(evidence, a, b, 0.02, counted < settledOrders ? 0.3 : 0.05) &&
    together >= 0.3 * moreFrequent &&
    counted >= 0.5 * together &&
    (expected < 1 || cell(evidence.diamonds.observed, pair) >= 0.4 * expected)
  );
}

/** Share of an activity's occurrences that must fall inside a running group for it to belong there. */
const insideShareMin = 0.6;
const insideOrdersMin = 2;

/**
 * Adds to every group the activities that mostly happen while it runs, such as the redo step of a loop inside one of its
 * branches (discovery.md §2.5, closure). Changes `sets`. O(rounds · groups · events).
 */
export function closeGroups(log: VariantLog, sets: UnionFind): void {
  for (let round = 0; round < log.activities.length; round++) {
    let hasGrown = false;
    for (const group of sets.groups().filter((members) => members.length > 1)) {
      for (const inner of activitiesInside(log, group)) hasGrown = sets.unite(inner, group[0] as number) || hasGrown;
    }
    if (!hasGrown) return;
  }
}

/** The outsiders most of whose occurrences fall while the group has started and most of what it still has to do is new. */
function activitiesInside(log: VariantLog, group: readonly number[]): number[] {
  const size = log.activities.length;
  const isMember = new Uint8Array(size);
  for (const activity of group) isMember[activity] = 1;
  const occurrences = new Float64Array(size);
  const inside = new Float64Array(size);
  for (const { trace, count } of log.variants) {
    const progress = groupProgress(trace, isMember);
    for (const activity of trace) {
      if (isMember[activity]) {
        progress.advance(activity);
        continue;
      }
      increase(occurrences, activity, count);
      if (progress.isRunning()) increase(inside, activity, count);
    }
  }
  return [...occurrences.keys()].filter(
    (activity) =>
      cell(inside, activity) >= insideOrdersMin &&
      cell(inside, activity) >= insideShareMin * cell(occurrences, activity),
  );
}

function groupProgress(trace: readonly number[], isMember: Uint8Array) {
  const left = new Map<number, number>();
  for (const activity of trace) if (isMember[activity]) left.set(activity, (left.get(activity) ?? 0) + 1);
  const seen = new Set<number>();
  let unseen = left.size;
  let unfinished = left.size;
  return {
    advance: (activity: number): void => {
      if (!seen.has(activity)) unseen--;
      seen.add(activity);
      const remaining = (left.get(activity) ?? 1) - 1;
      left.set(activity, remaining);
      if (remaining === 0) unfinished--;
    },
    isRunning: (): boolean => seen.size > 0 && unfinished > 0 && unseen * 2 > unfinished,
  };
}
