import type { Chain } from './draft.ts';
import { cheapestPlace } from './lane-cost.ts';

const roundsMax = 4;
/** Above this many chains only those that cross something are tried again. */
const siftAllMax = 64;

/**
 * One order of all chains from top to bottom: remembered chains as they were, then each new one (heaviest first) where it costs
 * least, then up to four rounds in which every new chain may move. Sets `chain.rank`. O(rounds · chains²).
 */
export function orderLanes(chains: readonly Chain[], spine: Chain): Chain[] {
  const isKept = (chain: Chain): boolean => chain.remembered !== null;
  const order = chains.filter(isKept).sort((a, b) => (a.remembered?.rank ?? 0) - (b.remembered?.rank ?? 0));
  if (!order.includes(spine)) order.push(spine);
  const fresh = chains.filter((chain) => chain !== spine && !isKept(chain));
  const crossings = new Map<Chain, number>();
  const insert = (chain: Chain): number => {
    const cheapest = cheapestPlace(chain, order, spine);
    crossings.set(chain, cheapest.crossings[cheapest.place] ?? 0);
    order.splice(cheapest.place, 0, chain);
    return cheapest.place;
  };
  for (const chain of fresh) insert(chain);
  for (let round = 0, hasMoved = true; round < roundsMax && hasMoved; round += 1) {
    hasMoved = false;
    for (const chain of fresh) {
      if (chains.length > siftAllMax && crossings.get(chain) === 0) continue;
      const before = order.indexOf(chain);
      order.splice(before, 1);
      chain.rank = -1;
      if (insert(chain) !== before) hasMoved = true;
    }
  }
  order.forEach((chain, rank) => {
    chain.rank = rank;
  });
  return order;
}
