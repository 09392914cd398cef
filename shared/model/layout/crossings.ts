import { type Chain, chainOf, type DraftNode, sliceAt } from './draft.ts';

/** All nodes that chains leave or end in. */
export function anchorsOf(chains: readonly Chain[]): DraftNode[] {
  return [...new Set(chains.flatMap((chain) => [chain.source, chain.target]))].filter((anchor) => anchor !== null);
}

/**
 * Sets the ranks of an order and with them the trunk of every anchor: the one vertical line that all its flows share, from the
 * topmost to the lowest lane it serves. An anchor on a lane outside the order has none. O(chains + anchors).
 */
export function rankLanes(order: readonly Chain[], anchors: readonly DraftNode[]): void {
  for (let rank = 0; rank < order.length; rank += 1) (order[rank] as Chain).rank = rank;
  for (const anchor of anchors) anchor.top = anchor.bottom = chainOf(anchor).rank;
  for (const { source, target, rank } of order) {
    if (source !== null) extend(source, rank);
    if (target !== null) extend(target, rank);
  }
}

function extend(anchor: DraftNode, rank: number): void {
  if (anchor.top < 0) return;
  if (rank < anchor.top) anchor.top = rank;
  if (rank > anchor.bottom) anchor.bottom = rank;
}

/** What all vertical lines pay for the lanes they pass. O(anchors · chains). */
export function totalCrossings(order: readonly Chain[], anchors: readonly DraftNode[]): number {
  let total = 0;
  for (const anchor of anchors) {
    for (let rank = anchor.top + 1; rank < anchor.bottom; rank += 1)
      total += costOfPassing(order[rank] as Chain, anchor);
  }
  return total;
}

/** All chains that take part in a crossing: those passed, and those that the vertical line belongs to. O(anchors · chains). */
export function crossingChains(order: readonly Chain[], anchors: readonly DraftNode[]): Set<Chain> {
  const found = new Set<Chain>();
  const crossing = new Set<DraftNode>();
  for (const anchor of anchors) {
    for (let rank = anchor.top + 1; rank < anchor.bottom; rank += 1) {
      const chain = order[rank] as Chain;
      if (costOfPassing(chain, anchor) === 0) continue;
      found.add(chain);
      crossing.add(anchor);
    }
  }
  for (const chain of order) {
    if ([chain.source, chain.target].some((anchor) => anchor !== null && crossing.has(anchor))) found.add(chain);
  }
  for (const anchor of crossing) found.add(chainOf(anchor));
  return found;
}

/**
 * What a chain would pay in crossings at each place of a ranked order that it is not part of. O(chains · (1 + the chain's own
 * anchors) + anchors).
 */
export function crossingCosts(chain: Chain, order: readonly Chain[], anchors: readonly DraftNode[]): Float64Array {
  const costs = new Float64Array(order.length + 2);
  const add = (place: number, cost: number): void => {
    costs[place] = (costs[place] ?? 0) + cost;
  };
  // The trunks of others, which this lane would cut between their top and bottom: a difference array, then its running sum.
  for (const anchor of anchors) {
    if (anchor.top === anchor.bottom) continue;
    const cost = costOfPassing(chain, anchor);
    if (cost === 0) continue;
    add(anchor.top + 1, cost);
    add(anchor.bottom + 1, -cost);
  }
  for (let place = 1; place <= order.length; place += 1) add(place, costs[place - 1] ?? 0);
  if (chain.source !== null) addReach(chain.source, order, add);
  if (chain.target !== null && chain.target !== chain.source) addReach(chain.target, order, add);
  for (const [anchor, served] of servedByNodesOf(chain, order)) addOwnTrunk(anchor, served, order, add);
  return costs;
}

/** Its own verticals: beyond the trunk that the anchor has already they pass one lane after another. */
function addReach(anchor: DraftNode, order: readonly Chain[], add: (place: number, cost: number) => void): void {
  if (anchor.top < 0) return;
  let passed = 0;
  for (let rank = anchor.top - 1; rank >= 0; rank -= 1) {
    passed += costOfPassing(order[rank] as Chain, anchor);
    add(rank, passed);
  }
  passed = 0;
  for (let rank = anchor.bottom + 1; rank < order.length; rank += 1) {
    passed += costOfPassing(order[rank] as Chain, anchor);
    add(rank + 1, passed);
  }
}

interface Ranks {
  top: number;
  bottom: number;
}

/** The anchors that stand on a chain, each with the topmost and the lowest lane of an order that it serves. */
function servedByNodesOf(chain: Chain, order: readonly Chain[]): Map<DraftNode, Ranks> {
  const served = new Map<DraftNode, Ranks>();
  for (const { source, target, rank } of order) {
    for (const anchor of [source, target]) {
      if (anchor?.chain !== chain) continue;
      const ranks = served.get(anchor);
      if (ranks === undefined) served.set(anchor, { top: rank, bottom: rank });
      else ranks.bottom = rank;
    }
  }
  return served;
}

/** The verticals of an anchor that moves with its chain: from there to all lanes it serves. */
function addOwnTrunk(
  anchor: DraftNode,
  { top, bottom }: Ranks,
  order: readonly Chain[],
  add: (place: number, cost: number) => void,
): void {
  const passed = order.map((other) => costOfPassing(other, anchor));
  const inside = passed.slice(top, bottom + 1).reduce((sum, cost) => sum + cost, 0);
  let above = inside;
  for (let place = top; place >= 0; place -= 1) {
    add(place, above);
    above += passed[place - 1] ?? 0;
  }
  for (let place = top + 1; place <= bottom; place += 1) add(place, inside);
  let below = inside;
  for (let place = bottom + 1; place <= order.length; place += 1) {
    add(place, below);
    below += passed[place] ?? 0;
  }
}

/** What the vertical line through an anchor pays to pass a chain that is not joined to it. */
function costOfPassing(chain: Chain, anchor: DraftNode): number {
  if (anchor.column < chain.from || anchor.column > chain.to) return 0;
  if (chain.source === anchor || chain.target === anchor || anchor.chain === chain) return 0;
  return sliceAt(chain, anchor.column).cost;
}
