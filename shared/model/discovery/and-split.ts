import { cell } from './cells.ts';
import { doOverlap, type Evidence, isSwapSignificant, orderings } from './concurrency.ts';
import { binomialLowerTail } from './tail.ts';
import { componentsOf } from './union-find.ts';

/** Branches of an AND: a partition of the activities, each part ascending, parts by smallest member. */
export type Branches = number[][];

/** Pairs together in at most this share of the rarer one's orders are exclusive rather than unordered. */
const exclusiveShareMax = 0.05;

/** The branches left when every pair whose order does not swap significantly must stay in one branch (discovery.md §2.8, T1). */
export function strictBranches(evidence: Evidence): Branches {
  return componentsOf(evidence.size, (a, b) => !isStrictlyConcurrent(evidence, a, b));
}

export function isStrictlyConcurrent(evidence: Evidence, a: number, b: number): boolean {
  return isSwapSignificant(evidence, a, b, 0.02, 0.1);
}

/** Branches where only a clear order, or clear exclusion, keeps two activities together. */
export function lenientBranches(evidence: Evidence): Branches {
  return componentsOf(evidence.size, (a, b) => !isLenientlyConcurrent(evidence, a, b));
}

/** As lenient, and a single swap in a few orders is enough. */
export function widestBranches(evidence: Evidence): Branches {
  return componentsOf(
    evidence.size,
    (a, b) => !isSwapSignificant(evidence, a, b, 0.01, 0.5) && !isLenientlyConcurrent(evidence, a, b),
  );
}

function isLenientlyConcurrent(evidence: Evidence, a: number, b: number): boolean {
  if (isStrictlyConcurrent(evidence, a, b)) return true;
  const together = cell(evidence.together, a * evidence.size + b);
  const { counted, minority } = orderings(evidence, a, b);
  if (together <= exclusiveShareMax * rarer(evidence, a, b)) {
    // Never seen together: no objection as long as chance would not have brought them together either.
    return Math.exp(-expectedTogether(evidence, a, b)) > 0.05;
  }
  if (counted < 0.1 * together) return false;
  return binomialLowerTail(counted, 0.15, minority) > 0.05;
}

/** Merge threshold of average linkage on the distances of `orderDistance`. */
const linkedAbove = 0.35;

/**
 * Branches by average linkage on how firmly two activities are ordered: tolerates a single missing swap between two branches.
 * O(size³) with small constants, repeated per merge.
 */
export function averageLinkBranches(evidence: Evidence): Branches {
  const { size } = evidence;
  const tie = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++) if (a !== b) tie[a * size + b] = orderTie(evidence, a, b);
  return link(tie, size);
}

/**
 * The same on neighbours alone: an order with a third activity firmly between the two says nothing, since steps far apart in two
 * long branches do not swap either. O(size³).
 */
export function nearLinkBranches(evidence: Evidence): Branches {
  const { size } = evidence;
  const isFirm = (a: number, b: number): boolean => {
    const { counted, minority } = orderings(evidence, a, b);
    return counted >= 2 && minority < 0.02 * counted && cell(evidence.firstBefore, a * size + b) > minority;
  };
  const before = Uint8Array.from({ length: size * size }, (_, pair) =>
    isFirm(Math.floor(pair / size), pair % size) ? 1 : 0,
  );
  const isFar = (a: number, b: number): boolean => {
    for (let via = 0; via < size; via++) if (before[a * size + via] && before[via * size + b]) return true;
    return false;
  };
  const tie = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (a !== b) tie[a * size + b] = isFar(a, b) || isFar(b, a) ? saysNothing : orderTie(evidence, a, b);
    }
  }
  return link(tie, size);
}

/** A tie that counts neither for nor against. */
const saysNothing = -1;

/** Average linkage: the two groups with the highest mean tie become one while it is above the threshold. */
function link(tie: Float64Array, size: number): Branches {
  let groups: number[][] = Array.from({ length: size }, (_, activity) => [activity]);
  for (let pair = closestPair(groups, tie, size); pair; pair = closestPair(groups, tie, size)) {
    const [one, other] = pair;
    const merged = [...(groups[one] ?? []), ...(groups[other] ?? [])];
    groups = groups.map((group, index) => (index === one ? merged : group)).filter((_, index) => index !== other);
  }
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] as number) - (b[0] as number));
}

/** 1 = firmly ordered, exclusive or separated by loops; 0 = swaps freely; ½ = nothing known. */
function orderTie(evidence: Evidence, a: number, b: number): number {
  if (doOverlap(evidence, a, b)) return 0;
  const together = cell(evidence.together, a * evidence.size + b);
  const { counted, minority } = orderings(evidence, a, b);
  if (together <= exclusiveShareMax * rarer(evidence, a, b)) return expectedTogether(evidence, a, b) < 3 ? 0.5 : 1;
  if (counted < 2) return together < 5 ? 0.5 : 1;
  if (counted < 0.1 * together) return 1;
  return 1 - Math.min(1, minority / counted / 0.1);
}

function closestPair(groups: readonly number[][], tie: Float64Array, size: number): [number, number] | null {
  let closest: [number, number] | null = null;
  let strongest = linkedAbove;
  for (const [one, left] of groups.entries()) {
    for (let other = one + 1; other < groups.length; other++) {
      const right = groups[other] as number[];
      const mean = meanTie(left, right, tie, size);
      if (mean <= strongest) continue;
      strongest = mean;
      closest = [one, other];
    }
  }
  return closest;
}

function meanTie(left: readonly number[], right: readonly number[], tie: Float64Array, size: number): number {
  let sum = 0;
  let pairs = 0;
  for (const a of left) {
    for (const b of right) {
      const each = cell(tie, a * size + b);
      if (each === saysNothing) continue;
      sum += each;
      pairs++;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}

const rarer = (evidence: Evidence, a: number, b: number): number =>
  Math.min(cell(evidence.occurrences, a), cell(evidence.occurrences, b));

/** Orders that would have both if they were independent. */
const expectedTogether = (evidence: Evidence, a: number, b: number): number =>
  (cell(evidence.occurrences, a) * cell(evidence.occurrences, b)) / evidence.orders;
