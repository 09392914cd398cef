import { type Chain, sliceAt } from './draft.ts';
import { laneStep, rememberedSlackMax } from './sizes.ts';

type Side = 'above' | 'below';

const isTall = (height: number): boolean => height > laneStep * 2;

/**
 * Gives every lane its middle: outward from the spine (the first chain made), each as near as what lies between allows, column by
 * column. A remembered lane keeps its distance while that is possible and wastes little. O(chains · columns).
 */
export function packY(order: readonly Chain[], [spine]: readonly Chain[]): void {
  if (spine === undefined) return;
  spine.y = spine.remembered?.y ?? 0;
  packSide(order.slice(0, spine.rank).reverse(), spine, 'above');
  packSide(order.slice(spine.rank + 1), spine, 'below');
}

function packSide(chains: readonly Chain[], spine: Chain, side: Side): void {
  const outline = new Map<number, number>();
  raise(outline, spine, 0, side);
  const sign = side === 'above' ? -1 : 1;
  for (const chain of chains) {
    const nearest = nearestDistance(outline, chain, side);
    const remembered = chain.remembered === null ? nearest : (chain.remembered.y - spine.y) * sign;
    const isKept = chain.remembered !== null && remembered >= nearest && remembered - nearest <= rememberedSlackMax;
    const distance = isKept ? remembered : chain.nodes.length > 0 ? Math.ceil(nearest / laneStep) * laneStep : nearest;
    chain.y = spine.y + distance * sign;
    raise(outline, chain, distance, side);
  }
}

/** A tall slice also keeps clear of its neighbour columns, into which its node may reach once x is packed. */
function nearestDistance(outline: ReadonlyMap<number, number>, chain: Chain, side: Side): number {
  const inner: Side = side === 'above' ? 'below' : 'above';
  const columns = columnsOf(chain);
  let nearest = 0;
  for (const column of columns) {
    const height = sliceAt(chain, column)[inner];
    const reach = isTall(height) ? [column - 1, column, column + 1] : [column];
    for (const other of reach) {
      if (columns.includes(other)) nearest = Math.max(nearest, (outline.get(other) ?? 0) + height);
    }
  }
  return Math.round(nearest);
}

function raise(outline: Map<number, number>, chain: Chain, distance: number, side: Side): void {
  for (const column of columnsOf(chain)) outline.set(column, distance + sliceAt(chain, column)[side]);
}

const columnsOf = (chain: Chain): number[] => chain.slices.map((_, index) => chain.from + index);
