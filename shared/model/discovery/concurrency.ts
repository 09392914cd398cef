import type { Activity } from '../../ids.ts';
import type { VariantLog } from '../../variant/variant-log.ts';
import { cell } from './cells.ts';
import { type Diamonds, diamonds } from './diamonds.ts';
import { type PairStatistics, pairStatistics } from './pair-statistics.ts';
import { binomialTail } from './tail.ts';

/** Everything known about the pairs of one log. */
export interface Evidence extends PairStatistics {
  readonly diamonds: Diamonds;
  /** 1 where the two are known to overlap in time, whatever the order of their completions: proof of concurrency. */
  readonly overlaps: Uint8Array;
}

/** For every activity those known to overlap with it. */
export type Overlaps = ReadonlyMap<Activity, ReadonlySet<Activity>>;

export function gatherEvidence(log: VariantLog, overlaps: Overlaps): Evidence {
  return { ...pairStatistics(log), diamonds: diamonds(log), overlaps: overlapsIn(log, overlaps) };
}

function overlapsIn({ activities }: VariantLog, overlaps: Overlaps): Uint8Array {
  const size = activities.length;
  const found = new Uint8Array(size * size);
  if (overlaps.size === 0) return found;
  for (const [a, one] of activities.entries()) {
    for (const [b, other] of activities.entries()) if (overlaps.get(one)?.has(other)) found[a * size + b] = 1;
  }
  return found;
}

/** Pairs as a map that answers both ways round. */
export function overlapsOf(pairs: readonly (readonly [Activity, Activity])[]): Overlaps {
  const overlaps = new Map<Activity, Set<Activity>>();
  for (const [one, other] of pairs) {
    if (one === other) continue;
    for (const [a, b] of [[one, other] as const, [other, one] as const]) {
      overlaps.set(a, (overlaps.get(a) ?? new Set()).add(b));
    }
  }
  return overlaps;
}

/** Whether the pair is proven concurrent by overlap, in orders that have both. */
export function doOverlap(evidence: Evidence, a: number, b: number): boolean {
  const pair = a * evidence.size + b;
  return evidence.overlaps[pair] === 1 && cell(evidence.together, pair) > 0;
}

/** How strict the concurrency test is (discovery.md §2.4). */
export interface ConcurrencyLevel {
  /** Share of swapped orders that noise alone explains. */
  readonly noiseShare: number;
  readonly significance: number;
  /** Significance while fewer than ten orders are seen. */
  readonly earlySignificance: number;
  readonly minorityShareMin: number;
  /** Orders with both, as a share of the orders with the more frequent one. */
  readonly togetherShareMin: number;
  /** Observed over expected minority of the diamond test. */
  readonly diamondShareMin: number;
}

export const concurrencyLevels: readonly ConcurrencyLevel[] = [
  {
    noiseShare: 0.02,
    significance: 0.05,
    earlySignificance: 0.1,
    minorityShareMin: 0,
    togetherShareMin: 0.05,
    diamondShareMin: 0.4,
  },
  {
    noiseShare: 0.02,
    significance: 0.01,
    earlySignificance: 0.01,
    minorityShareMin: 0.1,
    togetherShareMin: 0.2,
    diamondShareMin: 0.6,
  },
  {
    noiseShare: 0.05,
    significance: 0.01,
    earlySignificance: 0.01,
    minorityShareMin: 0.2,
    togetherShareMin: 0.4,
    diamondShareMin: 0.8,
  },
];

/** Orders from which on the normal significance holds. */
const earlyOrders = 10;
/** Evidence must come from this share of the orders with both, else loops keep the two apart. */
const countedShareMin = 0.3;
/** With no diamond to judge by, both directly-follows directions are needed, the rarer with this share. */
const adjacentMinorityMin = 0.1;

/** Orders that put a pair in order at all, and how many of them in the rarer one. */
export function orderings(evidence: PairStatistics, a: number, b: number): { counted: number; minority: number } {
  const forth = cell(evidence.firstBefore, a * evidence.size + b);
  const back = cell(evidence.firstBefore, b * evidence.size + a);
  return { counted: forth + back, minority: Math.min(forth, back) };
}

/** Whether a and b run at the same time. Inside a group already known to be concurrent a missing diamond is no objection. */
export function areConcurrent(
  evidence: Evidence,
  level: ConcurrencyLevel,
  a: number,
  b: number,
  insideGroup: boolean,
): boolean {
  if (doOverlap(evidence, a, b)) return true;
  const { counted, minority } = orderings(evidence, a, b);
  const pair = a * evidence.size + b;
  const together = cell(evidence.together, pair);
  const moreFrequent = Math.max(cell(evidence.occurrences, a), cell(evidence.occurrences, b));
  if (minority < 1 || counted < 2) return false;
  if (minority < level.minorityShareMin * counted) return false;
  if (together < level.togetherShareMin * moreFrequent) return false;
  if (counted < countedShareMin * together) return false;
  const significance = counted < earlyOrders ? level.earlySignificance : level.significance;
  if (binomialTail(counted, level.noiseShare, minority) > significance) return false;
  const expected = cell(evidence.diamonds.expected, pair);
  if (expected >= 1) return cell(evidence.diamonds.observed, pair) >= level.diamondShareMin * expected;
  return insideGroup || areAdjacentBothWays(evidence, a, b);
}

function areAdjacentBothWays(evidence: Evidence, a: number, b: number): boolean {
  const forth = cell(evidence.directlyFollows, a * evidence.size + b);
  const back = cell(evidence.directlyFollows, b * evidence.size + a);
  return Math.min(forth, back) > 0 && Math.min(forth, back) >= adjacentMinorityMin * (forth + back);
}

/** Whether the rarer order of a pair is more than noise would give, the bare binomial test, or overlap makes order irrelevant. */
export function isSwapSignificant(
  evidence: Evidence,
  a: number,
  b: number,
  noiseShare: number,
  significance: number,
): boolean {
  const { counted, minority } = orderings(evidence, a, b);
  if (doOverlap(evidence, a, b)) return true;
  return minority > 0 && binomialTail(counted, noiseShare, minority) <= significance;
}
