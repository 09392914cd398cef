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
  siblingBranch: 0.6,
} as const;

const epsilon = 1e-9;

/** Where in the order a chain costs least, and what each place costs in crossings alone. O(chains). */
export function cheapestPlace(
  chain: Chain,
  order: readonly Chain[],
  spine: Chain,
): { place: number; crossings: number[] } {
  order.forEach((other, rank) => {
    other.rank = rank;
  });
  const crossings = crossingCosts(chain, order);
  const taste = tasteCosts(chain, order, spine);
  let place = 0;
  let least = Number.POSITIVE_INFINITY;
  crossings.forEach((crossing, candidate) => {
    const cost = crossing + (taste[candidate] ?? 0);
    if (cost < least - epsilon) [place, least] = [candidate, cost];
  });
  return { place, crossings };
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

/** Soft wishes: near the source, skips above it, returns below it, the branches of a straddled split on both sides, others balanced. */
function tasteCosts(chain: Chain, order: readonly Chain[], spine: Chain): number[] {
  const source = chain.source === null ? spine : chainOf(chain.source);
  const middle = Math.max(0, source.rank < 0 ? spine.rank : source.rank);
  const near = order.map((other) =>
    overlaps(chain, other) ? (isSteps(other) ? soft.besideSteps : soft.besideLine) : 0,
  );
  const distances = [...runningSums(near.slice(0, middle).reverse()).reverse(), ...runningSums(near.slice(middle + 1))];
  const side = sideCosts(chain, order, spine, middle);
  return distances.map((distance, place) => {
    const isAbove = place <= middle;
    if (chain.kind === 'skip') return distance + (isAbove ? 0 : soft.skipBelow);
    if (chain.kind === 'return') return distance + (isAbove ? soft.returnAbove : 0);
    return distance + (isAbove ? side.above : side.below);
  });
}

/** What a branch pays above and below its source: for the load already on that side of the spine, and for its straddling siblings. */
function sideCosts(
  chain: Chain,
  order: readonly Chain[],
  spine: Chain,
  middle: number,
): { above: number; below: number } {
  const isStraddling = chain.source?.outgoing.some((flow) => flow.origin === null) ?? false;
  let [above, below]: [number, number] = [soft.above, 0];
  for (const [rank, other] of order.entries()) {
    const load = other !== spine && overlaps(chain, other) ? soft.load * (isSteps(other) ? 1 : soft.loadOfLine) : 0;
    if (rank < spine.rank) above += load;
    if (rank > spine.rank) below += load;
    const crowding = isStraddling && other.source === chain.source ? soft.siblingBranch : 0;
    if (rank < middle) above += crowding;
    if (rank > middle) below += crowding;
  }
  return { above, below };
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
