import { type Chain, chainOf, type DraftNode, forwardFlows } from './draft.ts';
import { boxesOf, middleOf, rightOf, type Trunk } from './extents.ts';
import { clearances, gaps } from './sizes.ts';
import { createSkyline, type Skyline } from './skyline.ts';
import { slideToDecision } from './slide.ts';

/** More than any node or label reaches beyond its lane. */
const overhang = 80;

/**
 * Gives every node its left border: from left to right by column, each as far left as its predecessors on the lane and everything
 * already standing at its height allow. Trunks are obstacles like boxes, so no flow passes through a node and no tracks are
 * needed. O(nodes · height).
 */
export function packX(chains: readonly Chain[]): void {
  const trunks = trunksOf(chains);
  const predecessors = predecessorsOf(chains);
  const heights = chains.map((chain) => chain.y);
  const skyline = createSkyline(Math.min(0, ...heights) - overhang, Math.max(0, ...heights) + overhang);
  const nodes = chains.flatMap((chain) => chain.nodes);
  for (const node of nodes.sort((a, b) => a.column - b.column || chainOf(a).rank - chainOf(b).rank)) {
    const trunk = trunks.get(node) ?? null;
    let left = leftOfObstacles(skyline, node, trunk);
    for (const before of predecessors.get(node) ?? [])
      left = Math.max(left, rightOf(before) + gapBetween(before, node));
    node.x = Math.round(left);
    take(skyline, node, trunk);
  }
  for (const chain of chains) if (chain.kind === 'return') slideToDecision(chain, nodes, trunks);
}

/** The leftmost border that keeps clear of all that stands at the node's heights. */
function leftOfObstacles(skyline: Skyline, node: DraftNode, trunk: Trunk | null): number {
  const half = node.size.width / 2;
  let left = 0;
  for (const { top, bottom, reach } of boxesOf(node)) left = Math.max(left, skyline.reach(top, bottom) + reach - half);
  if (trunk === null) return left;
  const beside = skyline.reach(trunk.top - clearances.line, trunk.bottom + clearances.line);
  return Math.max(left, beside + clearances.trunk - half);
}

function take(skyline: Skyline, node: DraftNode, trunk: Trunk | null): void {
  const middle = middleOf(node);
  for (const { top, bottom, reach } of boxesOf(node)) skyline.take(top, bottom, middle + reach + clearances.nodeX);
  if (trunk !== null)
    skyline.take(trunk.top - clearances.line, trunk.bottom + clearances.line, middle + clearances.trunk);
}

function trunksOf(chains: readonly Chain[]): Map<DraftNode, Trunk> {
  const trunks = new Map<DraftNode, Trunk>();
  for (const chain of chains) {
    for (const anchor of [chain.source, chain.target]) {
      if (anchor === null) continue;
      const own = chainOf(anchor).y;
      const trunk = trunks.get(anchor) ?? { top: own, bottom: own };
      trunk.top = Math.min(trunk.top, chain.y);
      trunk.bottom = Math.max(trunk.bottom, chain.y);
      trunks.set(anchor, trunk);
    }
  }
  return trunks;
}

/** Who stands directly left of whom along a chain, its anchors included. */
function predecessorsOf(chains: readonly Chain[]): Map<DraftNode, DraftNode[]> {
  const predecessors = new Map<DraftNode, DraftNode[]>();
  for (const chain of chains) {
    const along = [chain.source, ...chain.nodes, chain.target].filter((node) => node !== null);
    if (chain.kind === 'return') along.reverse();
    along.forEach((node, index) => {
      const before = along[index - 1];
      if (before === undefined) return;
      const others = predecessors.get(node);
      if (others === undefined) predecessors.set(node, [before]);
      else others.push(before);
    });
  }
  return predecessors;
}

function gapBetween(before: DraftNode, after: DraftNode): number {
  if (before.type === 'turn' || after.type === 'turn') return gaps.aroundTurn;
  if (before.type === 'task' && after.type === 'task') return gaps.betweenSteps;
  return before.type === 'xor' && forwardFlows(before).length > 1 ? gaps.afterChoice : gaps.other;
}
