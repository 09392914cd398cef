import { anchorsOf, crossingChains, rankLanes, totalCrossings } from './crossings.ts';
import type { Chain, DraftNode } from './draft.ts';
import { cheapestPlace } from './lane-cost.ts';

const roundsMax = 4;
/** Where more chains may move only those move that cross something, and only one sequence is tried. */
const siftedMax = 64;
const epsilon = 1e-9;

/** Less than a whole crossing is only a line near the end of another. */
const isCrossed = (crossings: number): boolean => crossings > 1 - epsilon;

/**
 * One order of all chains from top to bottom, the first given being the spine: remembered chains as they were, then each new one
 * where it costs least, a chain before those that leave it; then up to four rounds in which every new chain may move, alone and
 * with all that leave it, and where lines still cross other sequences of insertion. At last remembered chains may move to save
 * crossings. Sets `chain.rank`. O(sequences · rounds · chains² · nesting).
 */
export function orderLanes(chains: readonly Chain[]): Chain[] {
  const [spine] = chains;
  if (spine === undefined) return [];
  const isKept = (chain: Chain): boolean => chain.remembered !== null;
  const kept = chains.filter(isKept).sort((a, b) => (a.remembered?.rank ?? 0) - (b.remembered?.rank ?? 0));
  const families = familiesOf(chains, (chain) => chain !== spine && !isKept(chain));
  const fresh = families.map(([chain]) => chain).filter((chain) => chain !== undefined);
  const lanes: Lanes = { spine, anchors: anchorsOf(chains) };
  const first = kept.includes(spine) ? kept : inserted(kept, [spine], lanes);
  let best = settled(inserted(first, fresh, lanes), fresh, families, lanes);
  for (const sequence of kept.length > 0 || fresh.length > siftedMax ? [] : otherSequences(fresh)) {
    if (!isCrossed(best.crossings)) break;
    for (const chain of fresh) chain.rank = -1;
    const candidate = settled(inserted(first, sequence, lanes), sequence, families, lanes);
    if (candidate.crossings < best.crossings - epsilon) best = candidate;
  }
  const order = repaired(best, chains, lanes);
  rankLanes(order, lanes.anchors);
  return order;
}

/** Other sequences in which new lanes may be inserted; each finds different ways out of crossings. */
function otherSequences(fresh: readonly Chain[]): Chain[][] {
  const lengthOf = ({ from, to }: Chain): number => to - from;
  return [
    fresh.toSorted((a, b) => lengthOf(b) - lengthOf(a)),
    fresh.toSorted((a, b) => lengthOf(a) - lengthOf(b)),
    fresh.toReversed(),
  ];
}

/** Moves single lanes, then families, until nothing moves any more or the rounds are over. */
function settled(start: Chain[], movable: readonly Chain[], families: readonly Chain[][], lanes: Lanes): Ranked {
  let order = start;
  for (let round = 0; round < roundsMax; round += 1) {
    const before = order;
    for (const chain of worthMoving(movable, order, lanes)) order = moved(order, [chain], lanes);
    order = untangled(order, families, lanes);
    if (order.every((chain, rank) => chain === before[rank])) break;
  }
  return { order, crossings: crossingsOf(order, lanes) };
}

interface Ranked {
  readonly order: Chain[];
  readonly crossings: number;
}

/**
 * What may leave its remembered place: a bare line to save a crossing, a lane to save more crossings than it has nodes. Goes on
 * until nothing more can be saved, so that the result stays as it is the next time.
 */
function repaired(start: Ranked, chains: readonly Chain[], lanes: Lanes): Chain[] {
  const movable = chains.filter((chain) => chain !== lanes.spine).sort((a, b) => a.nodes.length - b.nodes.length);
  let best = start;
  for (let before: Ranked | null = null; before !== best && isCrossed(best.crossings); ) {
    before = best;
    for (const chain of movable) {
      const order = moved(best.order, [chain], lanes);
      const crossings = crossingsOf(order, lanes);
      if (best.crossings - crossings > Math.max(chain.nodes.length, 1 - epsilon)) best = { order, crossings };
    }
  }
  return best.order;
}

interface Lanes {
  readonly spine: Chain;
  readonly anchors: readonly DraftNode[];
}

function moved(order: readonly Chain[], family: readonly Chain[], lanes: Lanes): Chain[] {
  for (const chain of family) chain.rank = -1;
  return inserted(
    order.filter((chain) => !family.includes(chain)),
    family,
    lanes,
  );
}

function inserted(order: readonly Chain[], family: readonly Chain[], { spine, anchors }: Lanes): Chain[] {
  const result = [...order];
  for (const chain of family) {
    rankLanes(result, anchors);
    result.splice(cheapestPlace(chain, result, anchors, spine), 0, chain);
  }
  return result;
}

/** Moves whole families as long as that saves crossings. */
function untangled(order: Chain[], families: readonly Chain[][], lanes: Lanes): Chain[] {
  let best = order;
  let crossings = crossingsOf(best, lanes);
  for (const family of families) {
    if (!isCrossed(crossings)) break;
    if (family.length === 1) continue;
    const candidate = moved(best, family, lanes);
    const after = crossingsOf(candidate, lanes);
    if (after < crossings - epsilon) [best, crossings] = [candidate, after];
  }
  return best;
}

function worthMoving(movable: readonly Chain[], order: readonly Chain[], { anchors }: Lanes): readonly Chain[] {
  if (movable.length <= siftedMax) return movable;
  rankLanes(order, anchors);
  const crossing = crossingChains(order, anchors);
  return movable.filter((chain) => crossing.has(chain));
}

function crossingsOf(order: readonly Chain[], { anchors }: Lanes): number {
  rankLanes(order, anchors);
  return totalCrossings(order, anchors);
}

/** Every movable chain with all movable chains that leave it, directly or not; parents before their children. */
function familiesOf(chains: readonly Chain[], isMovable: (chain: Chain) => boolean): Chain[][] {
  const children = new Map<Chain | null, Chain[]>();
  for (const chain of chains) {
    const parent = chain.source?.chain ?? null;
    children.set(parent, [...(children.get(parent) ?? []), chain]);
  }
  const families: Chain[][] = [];
  const collect = (chain: Chain): Chain[] => {
    const family = isMovable(chain) ? [chain] : [];
    if (family.length > 0) families.push(family);
    for (const child of children.get(chain) ?? []) family.push(...collect(child));
    return family;
  };
  for (const root of children.get(null) ?? []) collect(root);
  return families;
}
