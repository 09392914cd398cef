import { assert } from '../../result.ts';
import type { Point } from '../diagram.ts';
import { type Chain, chainOf, type DraftFlow, type DraftNode } from './draft.ts';
import { middleOf, rightOf } from './extents.ts';

/**
 * The way of every drawn flow: straight inside a chain; the first flow of a chain leaves its source at the top or bottom and
 * turns into the lane, the last mirrors that. At most two bends, three behind a turn. Waypoints lie on the borders of both ends.
 */
export function routeFlows(chains: readonly Chain[]): Map<DraftFlow, Point[]> {
  const routes = new Map<DraftFlow, Point[]>();
  for (const chain of chains) {
    for (const flow of chain.flows) if (flow.origin !== null) routes.set(flow, route(flow, chain));
  }
  return routes;
}

function route(flow: DraftFlow, chain: Chain): Point[] {
  const isFirst = chain.source !== null && flow === chain.flows[0];
  const isLast = chain.target !== null && flow === chain.flows.at(-1);
  const goesLeft = chain.kind === 'return';
  return [
    ...(isFirst ? departure(flow.source, chain) : [sidePoint(flow.source, goesLeft ? 'left' : 'right')]),
    ...(isLast ? arrival(flow.target, chain) : [sidePoint(flow.target, goesLeft ? 'right' : 'left')]),
  ];
}

function departure(source: DraftNode, chain: Chain): Point[] {
  assert(chain.source !== null, 'a chain departs from its source');
  const x = middleOf(chain.source);
  if (chain.source === source) return [capPoint(source, chain.y), { x, y: chain.y }];
  return [sidePoint(source, 'right'), { x, y: chainOf(source).y }, { x, y: chain.y }];
}

const arrival = (target: DraftNode, chain: Chain): Point[] => [
  { x: middleOf(target), y: chain.y },
  capPoint(target, chain.y),
];

const sidePoint = (node: DraftNode, side: 'left' | 'right'): Point => ({
  x: side === 'left' ? node.x : rightOf(node),
  y: chainOf(node).y,
});

/** The top or bottom middle of a node, whichever faces the lane. */
function capPoint(node: DraftNode, towardsY: number): Point {
  const { y } = chainOf(node);
  const half = node.size.height / 2;
  return { x: middleOf(node), y: towardsY < y ? y - half : y + half };
}
