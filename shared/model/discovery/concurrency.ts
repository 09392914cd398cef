import type { VariantLog } from '../../variant/variant-log.ts';
import { cell } from './cells.ts';
import { type Diamonds, diamonds } from './diamonds.ts';
import { type PairStatistics, pairStatistics } from './pair-statistics.ts';
import { binomialTail } from './tail.ts';

/** Everything known about the pairs of one log. */
export interface Evidence extends PairStatistics {
  readonly diamonds: Diamonds;
}

export function gatherEvidence(log: VariantLog): Evidence {
  return { ...pairStatistics(log), diamonds: diamonds(log) };
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

/** Whether the rarer order of a pair is more than noise would give; the bare binomial test. */
export function isSwapSignificant(
  evidence: PairStatistics,
  a: number,
  b: number,
  noiseShare: number,
  significance: number,
): boolean {
  const { counted, minority } = orderings(evidence, a, b);
  return minority > 0 && binomialTail(counted, noiseShare, minority) <= significance;
}
