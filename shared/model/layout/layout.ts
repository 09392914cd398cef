import type { Activity } from '../../ids.ts';
import type { Diagram, DiagramFlow, DiagramNode, Point } from '../diagram.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { markBackFlows } from './back-flows.ts';
import { makeChains } from './chains.ts';
import { assignColumns } from './columns.ts';
import { chainOf, type DraftFlow, type DraftNode, draftOf } from './draft.ts';
import { labelBoxBelow, placeInterrupts } from './interrupts.ts';
import { orderLanes } from './lane-order.ts';
import { type LayoutMemory, recallLanes, recallNodes, remember } from './memory.ts';
import { packX } from './pack-x.ts';
import { packY } from './pack-y.ts';
import { makeReturns } from './returns.ts';
import { routeFlows } from './route.ts';
import { interruptBox, margin } from './sizes.ts';
import { straddleBalancedBranches } from './straddle.ts';

export type { LayoutMemory };

export interface LayoutOptions {
  /** What people call an activity. */
  readonly labelOf: (activity: Activity) => string;
  /** The memory of the picture shown now: what did not change keeps its place in the order. */
  readonly previous?: LayoutMemory | null;
}

/**
 * Places a flow graph from left to right as chains in lanes (discovery.md §4). Deterministic and independent of the order of the
 * graph's arrays. No box or label overlaps another, no flow passes through a node it does not join, all waypoints are
 * orthogonal. The drawing starts at 0, 0 with a margin all around.
 */
export function layout(graph: FlowGraph, options: LayoutOptions): { diagram: Diagram; memory: LayoutMemory } {
  const previous = options.previous ?? null;
  const { nodes, flows } = draftOf(graph, options.labelOf, recallNodes(previous));
  const returns = makeReturns(markBackFlows(nodes));
  straddleBalancedBranches(assignColumns(nodes));
  const chains = makeChains(nodes, returns);
  const [spine] = chains;
  if (spine === undefined) return { diagram: drawn(graph, options, [], [], new Map()), memory: remember([]) };
  recallLanes(chains, previous);
  const order = orderLanes(chains, spine);
  packY(order, spine);
  packX(order);
  return { diagram: drawn(graph, options, nodes, flows, routeFlows(order)), memory: remember(order) };
}

function drawn(
  graph: FlowGraph,
  { labelOf }: LayoutOptions,
  drafts: readonly DraftNode[],
  flows: readonly DraftFlow[],
  routes: ReadonlyMap<DraftFlow, readonly Point[]>,
): Diagram {
  const unmoved = drafts.map(drawnNode);
  const points = [...routes.values()].flat();
  const boxes = [...unmoved, ...unmoved.map((node) => node.labelBox)].filter((box) => box !== null);
  const dx = margin - Math.min(margin, ...boxes.map((box) => box.x), ...points.map((point) => point.x));
  const dy = margin - Math.min(...boxes.map((box) => box.y), ...points.map((point) => point.y));
  const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + dx, y: place.y + dy });
  const nodes = unmoved.map((node) => ({ ...move(node), labelBox: node.labelBox && move(node.labelBox) }));
  const drawnFlows = flows.flatMap((flow) => drawnFlow(flow, (routes.get(flow) ?? []).map(move)));
  const right = Math.max(0, ...boxes.map((box) => box.x + box.width), ...points.map((point) => point.x)) + dx;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height), ...points.map((point) => point.y)) + dy;
  const interrupts = placeInterrupts(
    graph.interrupts,
    labelOf,
    drafts.length === 0 ? margin : bottom + interruptBox.below,
  );
  return {
    nodes: nodes.sort((a, b) => a.x - b.x || a.y - b.y),
    flows: drawnFlows,
    interrupts,
    width: Math.max(right, ...interrupts.map((box) => box.x + box.width)) + margin,
    height: Math.max(drafts.length === 0 ? margin : bottom, ...interrupts.map((box) => box.y + box.height)) + margin,
  };
}

function drawnNode(draft: DraftNode): DiagramNode & { readonly type: DiagramNode['type'] } {
  const { origin, size, text, x } = draft;
  if (origin === null) throw new Error('a turn is never drawn');
  const box = { x, y: chainOf(draft).y - size.height / 2, ...size };
  return {
    id: origin.id,
    type: origin.type,
    activity: origin.activity,
    label: text,
    ...box,
    labelBox: labelBoxBelow(box, draft.label),
  };
}

function drawnFlow({ origin, source, target }: DraftFlow, waypoints: readonly Point[]): DiagramFlow[] {
  if (origin === null || source.origin === null || target.origin === null) return [];
  return [{ id: origin.id, source: source.origin.id, target: target.origin.id, waypoints, count: origin.count }];
}
