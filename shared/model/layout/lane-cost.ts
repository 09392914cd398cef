import { crossingCosts } from './crossings.ts';
import { type Chain, chainOf, type DraftNode } from './draft.ts';

/** Heavy enough that a few wishes together do not outweigh it. */
const perCrossing = 2;

/** Soft wishes; each is weaker than a crossing. */
const wishes = {
  besideSteps: 0.12,
  besideLine: 0.03,
  push: 0.15,
  skipAbove: 0.5,
  returnBelow: 0.9,
  choiceBelow: 0.04,
  perLoadedLane: 0.05,
  perLoadedLine: 0.015,
  straddle: 0.9,
  branchOrder: 0.2,
} as const;

const epsilon = 1e-9;

/**
 * Where a chain costs least in a ranked order that it is not part of: crossings first, then near its source, skips above it,
 * returns below it, branches balanced around the spine and in their own order. O(chains + anchors).
 */
export function cheapestPlace(
  chain: Chain,
  order: readonly Chain[],
  anchors: readonly DraftNode[],
  spine: Chain,
): number {
  const crossings = crossingCosts(chain, order, anchors);
  const source = chain.source === null ? spine : chainOf(chain.source);
  const middle = Math.max(0, source.rank < 0 ? spine.rank : source.rank);
  const wished = new Float64Array(order.length + 2);
  addDistances(wished, chain, order, middle);
  if (chain.remembered === null) addPushes(wished, chain, order, spine);
  if (chain.kind === 'skip') addFrom(wished, middle + 1, wishes.skipAbove);
  else if (chain.kind === 'return') addUpTo(wished, middle, wishes.returnBelow);
  else {
    addLoad(wished, chain, order, spine);
    if (chain.source?.type === 'and') addBranchOrder(wished, chain, chain.source, order, middle);
  }
  return cheapest(crossings, wished, order.length);
}

function cheapest(crossings: Float64Array, wished: Steps, last: number): number {
  let [best, bestCost, wish] = [0, Number.POSITIVE_INFINITY, 0];
  for (let place = 0; place <= last; place += 1) {
    wish += wished[place] ?? 0;
    const cost = (crossings[place] ?? 0) * perCrossing + wish;
    if (cost < bestCost - epsilon) [best, bestCost] = [place, cost];
  }
  return best;
}

/** Costs by place, each as the step from the place before, so that a whole range changes at once. */
type Steps = Float64Array;

function addUpTo(steps: Steps, last: number, cost: number): void {
  addFrom(steps, 0, cost);
  addFrom(steps, last + 1, -cost);
}

function addFrom(steps: Steps, first: number, cost: number): void {
  steps[first] = (steps[first] ?? 0) + cost;
}

/** Every lane between the chain and its source that runs beside it. */
function addDistances(steps: Steps, chain: Chain, order: readonly Chain[], middle: number): void {
  order.forEach((other, rank) => {
    if (rank === middle || !overlaps(chain, other)) return;
    const cost = hasSteps(other) ? wishes.besideSteps : wishes.besideLine;
    if (rank < middle) addUpTo(steps, rank, cost);
    else addFrom(steps, rank + 1, cost);
  });
}

/** The remembered lanes that would have to make room: those farther from the spine. */
function addPushes(steps: Steps, chain: Chain, order: readonly Chain[], spine: Chain): void {
  order.forEach((other, rank) => {
    if (other.remembered === null || other === spine || !overlaps(chain, other)) return;
    const [first, last] = rank < spine.rank ? [rank, spine.rank] : [spine.rank, rank];
    addFrom(steps, first + 1, wishes.push);
    addFrom(steps, last + 1, -wishes.push);
  });
}

/** The lanes already on each side of the spine. Choices go below first, since skips go above. */
function addLoad(steps: Steps, chain: Chain, order: readonly Chain[], spine: Chain): void {
  let [above, below]: [number, number] = [chain.source?.type === 'and' ? 0 : wishes.choiceBelow, 0];
  order.forEach((other, rank) => {
    if (other === spine || !overlaps(chain, other)) return;
    const load = hasSteps(other) ? wishes.perLoadedLane : wishes.perLoadedLine;
    if (rank < spine.rank) above += load;
    else below += load;
  });
  addUpTo(steps, spine.rank, above);
  addFrom(steps, spine.rank + 1, below);
}

/** Branches of an AND stand in their own order from top to bottom; if they straddle the line they come from, half on each side. */
function addBranchOrder(steps: Steps, chain: Chain, split: DraftNode, order: readonly Chain[], middle: number): void {
  const branches = split.outgoing.filter((flow) => flow.origin !== null);
  const indexOf = ({ flows: [first] }: Chain): number => (first === undefined ? -1 : branches.indexOf(first));
  const own = indexOf(chain);
  order.forEach((other, rank) => {
    if (other.source !== split) return;
    if (indexOf(other) < own) addUpTo(steps, rank, wishes.branchOrder);
    else addFrom(steps, rank + 1, wishes.branchOrder);
  });
  if (branches.length === split.outgoing.length) return;
  if (own < branches.length / 2) addFrom(steps, middle + 1, wishes.straddle);
  else addUpTo(steps, middle, wishes.straddle);
}

const hasSteps = (chain: Chain): boolean =>
  chain.kind === 'steps' || (chain.kind === 'return' && chain.nodes.length > 0);
const overlaps = (a: Chain, b: Chain): boolean => a.to >= b.from && b.to >= a.from;
