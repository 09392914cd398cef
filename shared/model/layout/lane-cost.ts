import { type Chain, chainOf, type DraftNode, sliceAt } from './draft.ts';

/** The vertical line through an anchor, from the topmost to the lowest lane it serves. All its flows share it. */
interface Trunk {
  top: number;
  bottom: number;
}

const soft = {
  besideSteps: 0.12,
  besideLine: 0.03,
  skipBelow: 0.5,
  returnAbove: 0.9,
  above: 0.04,
  load: 0.05,
  loadOfLine: 0.3,
  wrongSide: 0.9,
  swappedBranch: 0.2,
} as const;

const epsilon = 1e-9;

/** Where a chain costs least in an order whose ranks are set. O(chains). */
export function cheapestPlace(chain: Chain, order: readonly Chain[], spine: Chain): number {
  const taste = tasteCosts(chain, order, spine);
  let place = 0;
  let least = Number.POSITIVE_INFINITY;
  crossingCosts(chain, order).forEach((crossing, candidate) => {
    const cost = crossing + (taste[candidate] ?? 0);
    if (cost < least - epsilon) [place, least] = [candidate, cost];
  });
  return place;
}

/** What all vertical lines pay for the lanes they pass. O(anchors · chains). */
export function totalCrossings(order: readonly Chain[]): number {
  let total = 0;
  for (const [anchor, { top, bottom }] of trunksOf(order)) {
    for (const chain of order.slice(top + 1, bottom))
      total += chainOf(anchor) === chain ? 0 : costOfPassing(chain, anchor);
  }
  return total;
}

function crossingCosts(chain: Chain, order: readonly Chain[]): number[] {
  const trunks = trunksOf(order);
  const costs = new Array<number>(order.length + 1).fill(0);
  const add = (place: number, cost: number): void => {
    costs[place] = (costs[place] ?? 0) + cost;
  };
  // The trunks of others, which this lane would cut between their top and bottom: a difference array, then its running sum.
  for (const [anchor, trunk] of trunks) {
    if (trunk.top === trunk.bottom) continue;
    const cost = costOfPassing(chain, anchor);
    add(trunk.top + 1, cost);
    if (trunk.bottom < order.length) add(trunk.bottom + 1, -cost);
  }
  for (let place = 1; place <= order.length; place += 1) add(place, costs[place - 1] ?? 0);
  // Its own verticals, which pass the lanes beyond the trunk that its anchor has already.
  for (const anchor of new Set([chain.source, chain.target])) {
    const rank = anchor === null ? -1 : chainOf(anchor).rank;
    if (anchor === null || rank < 0) continue;
    const { top, bottom } = trunks.get(anchor) ?? { top: rank, bottom: rank };
    let passed = 0;
    for (const [index, other] of order.slice(0, top).reverse().entries()) {
      passed += costOfPassing(other, anchor);
      add(top - 1 - index, passed);
    }
    passed = 0;
    for (const [index, other] of order.slice(bottom + 1).entries()) {
      passed += costOfPassing(other, anchor);
      add(bottom + 2 + index, passed);
    }
  }
  return costs;
}

function trunksOf(order: readonly Chain[]): Map<DraftNode, Trunk> {
  const trunks = new Map<DraftNode, Trunk>();
  order.forEach((chain, rank) => {
    for (const anchor of [chain.source, chain.target]) {
      const own = anchor === null ? -1 : chainOf(anchor).rank;
      if (anchor === null || own < 0) continue;
      const trunk = trunks.get(anchor) ?? { top: own, bottom: own };
      trunks.set(anchor, { top: Math.min(trunk.top, rank), bottom: Math.max(trunk.bottom, rank) });
    }
  });
  return trunks;
}

/** What the vertical line through an anchor pays to pass a chain. */
function costOfPassing(chain: Chain, anchor: DraftNode): number {
  if (chain.source === anchor || chain.target === anchor) return 0;
  return anchor.column < chain.from || anchor.column > chain.to ? 0 : sliceAt(chain, anchor.column).cost;
}

/** Soft wishes: near the source, skips above it, returns below it, branches balanced around the spine and in their given order. */
function tasteCosts(chain: Chain, order: readonly Chain[], spine: Chain): number[] {
  const source = chain.source === null ? spine : chainOf(chain.source);
  const middle = Math.max(0, source.rank < 0 ? spine.rank : source.rank);
  const near = order.map((other) =>
    overlaps(chain, other) ? (isSteps(other) ? soft.besideSteps : soft.besideLine) : 0,
  );
  const distances = [...runningSums(near.slice(0, middle).reverse()).reverse(), ...runningSums(near.slice(middle + 1))];
  const load = loadAround(chain, order, spine);
  const disorder = chain.source?.type === 'and' ? branchDisorder(chain, chain.source, order, middle) : [];
  return distances.map((distance, place) => {
    const isAbove = place <= middle;
    if (chain.kind === 'skip') return distance + (isAbove ? 0 : soft.skipBelow);
    if (chain.kind === 'return') return distance + (isAbove ? soft.returnAbove : 0);
    return distance + (place <= spine.rank ? load.above : load.below) + (disorder[place] ?? 0);
  });
}

/** What a branch pays above and below the spine for the lanes already there. Choices go below first, since skips go above. */
function loadAround(chain: Chain, order: readonly Chain[], spine: Chain): { above: number; below: number } {
  let [above, below]: [number, number] = [chain.source?.type === 'and' ? 0 : soft.above, 0];
  for (const [rank, other] of order.entries()) {
    if (other === spine || !overlaps(chain, other)) continue;
    const load = soft.load * (isSteps(other) ? 1 : soft.loadOfLine);
    if (rank < spine.rank) above += load;
    else below += load;
  }
  return { above, below };
}

/** Branches of an AND stand in their own order from top to bottom; if they straddle the line they come from, half on each side. */
function branchDisorder(chain: Chain, split: DraftNode, order: readonly Chain[], middle: number): number[] {
  const branches = split.outgoing.filter((flow) => flow.origin !== null);
  const indexOf = ({ flows: [first] }: Chain): number => (first === undefined ? -1 : branches.indexOf(first));
  const own = indexOf(chain);
  const isStraddling = branches.length < split.outgoing.length;
  const wantsAbove = own < branches.length / 2;
  return Array.from({ length: order.length + 1 }, (_, place) => {
    const wrongSide = isStraddling && wantsAbove !== place <= middle ? soft.wrongSide : 0;
    const swapped = order.filter(
      (other, rank) => other.source === split && other !== chain && rank < place !== indexOf(other) < own,
    );
    return wrongSide + swapped.length * soft.swappedBranch;
  });
}

/** [0, a, a + b, …] */
function runningSums(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

const isSteps = (chain: Chain): boolean =>
  chain.kind === 'steps' || (chain.kind === 'return' && chain.nodes.length > 0);
const overlaps = (a: Chain, b: Chain): boolean => a.to >= b.from && b.to >= a.from;
