import { anchorsOf, rankLanes, totalCrossings } from './crossings.ts';
import type { Chain, DraftNode } from './draft.ts';
import { cheapestPlace } from './lane-cost.ts';

const roundsMax = 4;
const epsilon = 1e-9;

/**
 * One order of all chains from top to bottom, the first given being the spine: remembered chains as they were, then each new one
 * where it costs least, a chain before those that leave it; then up to four rounds in which every new chain may move, alone and
 * with all that leave it. Sets `chain.rank`. O(rounds · chains² · nesting).
 */
export function orderLanes(chains: readonly Chain[]): Chain[] {
  const [spine] = chains;
  if (spine === undefined) return [];
  const isKept = (chain: Chain): boolean => chain.remembered !== null;
  const kept = chains.filter(isKept).sort((a, b) => (a.remembered?.rank ?? 0) - (b.remembered?.rank ?? 0));
  const families = familiesOf(chains, (chain) => chain !== spine && !isKept(chain));
  const fresh = families.map(([chain]) => chain).filter((chain) => chain !== undefined);
  const lanes: Lanes = { spine, anchors: anchorsOf(chains) };
  let order = inserted(kept, kept.includes(spine) ? fresh : [spine, ...fresh], lanes);
  for (let round = 0; round < roundsMax; round += 1) {
    const before = order;
    for (const chain of fresh) order = moved(order, [chain], lanes);
    order = untangled(order, families, lanes);
    if (order.every((chain, rank) => chain === before[rank])) break;
  }
  rankLanes(order, lanes.anchors);
  return order;
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
    if (crossings < epsilon) break;
    if (family.length === 1) continue;
    const candidate = moved(best, family, lanes);
    const after = crossingsOf(candidate, lanes);
    if (after < crossings - epsilon) [best, crossings] = [candidate, after];
  }
  return best;
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
