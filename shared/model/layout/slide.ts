import { type Chain, chainOf, type DraftNode } from './draft.ts';
import { boxesOf, middleOf, rightOf, type Trunk } from './extents.ts';
import { clearances, gaps } from './sizes.ts';

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Moves redo steps right, next to the decision that calls them, if nothing is in the way. O(nodes). */
export function slideToDecision(
  chain: Chain,
  nodes: readonly DraftNode[],
  trunks: ReadonlyMap<DraftNode, Trunk>,
): void {
  const [first, last] = [chain.nodes[0], chain.nodes.at(-1)];
  if (first === undefined || last === undefined || chain.source === null) return;
  const shift = Math.round(middleOf(chain.source) - gaps.afterChoice - gaps.other / 2 - rightOf(first));
  const half = last.size.height / 2 + clearances.nodeY - 2;
  const area: Area = {
    left: last.x - clearances.nodeX,
    right: rightOf(first) + shift + clearances.nodeX,
    top: chain.y - half,
    bottom: chain.y + half,
  };
  if (shift <= 0) return;
  const isFree = nodes.every((node) => {
    const isOwn = node === chain.source || node === chain.target;
    return chainOf(node) === chain || !reachesInto(node, isOwn ? null : (trunks.get(node) ?? null), area);
  });
  if (isFree) for (const node of chain.nodes) node.x += shift;
}

function reachesInto(node: DraftNode, trunk: Trunk | null, area: Area): boolean {
  const middle = middleOf(node);
  const reach = Math.max(node.size.width, node.label?.width ?? 0) / 2;
  if (middle + reach <= area.left || middle - reach >= area.right) return false;
  const isInside = (left: number, right: number, top: number, bottom: number): boolean =>
    left < area.right && right > area.left && top < area.bottom && bottom > area.top;
  if (boxesOf(node).some((box) => isInside(middle - box.reach, middle + box.reach, box.top, box.bottom))) return true;
  return trunk !== null && isInside(middle, middle, trunk.top, trunk.bottom);
}
