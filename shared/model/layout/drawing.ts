import { assert } from '../../result.ts';
import type { Box, Diagram, DiagramFlow, DiagramInterrupt, DiagramNode, Point } from '../diagram.ts';
import { type Chain, chainOf, type DraftFlow, type DraftNode } from './draft.ts';
import { labelBoxBelow } from './interrupts.ts';
import { routeFlows } from './route.ts';
import { interruptBox, margin } from './sizes.ts';

/** Nodes and flows in place, moved so that the drawing with its labels starts at the margin; nodes from left to right. */
export function drawFlow(nodes: readonly DraftNode[], flows: readonly DraftFlow[], order: readonly Chain[]): Diagram {
  const routes = routeFlows(order);
  const extent = extentOf(nodes, [...routes.values()]);
  const shift: Point = { x: margin - extent.x, y: margin - extent.y };
  return {
    nodes: nodes.map((node) => drawnNode(node, shift)).sort((a, b) => a.x - b.x || a.y - b.y),
    flows: flows.map((flow) => drawnFlow(flow, routes.get(flow) ?? [], shift)),
    interrupts: [],
    width: extent.width + 2 * margin,
    height: extent.height + 2 * margin,
  };
}

/** Puts interrupts under a drawing and makes it large enough for them. */
export function addInterrupts(diagram: Diagram, place: (top: number) => readonly DiagramInterrupt[]): Diagram {
  const bottom = diagram.height - margin;
  const interrupts = place(diagram.nodes.length === 0 ? bottom : bottom + interruptBox.below);
  if (interrupts.length === 0) return diagram;
  return {
    ...diagram,
    interrupts,
    width: Math.max(diagram.width, ...interrupts.map((box) => box.x + box.width + margin)),
    height: Math.max(diagram.height, ...interrupts.map((box) => box.y + box.height + margin)),
  };
}

function drawnNode(draft: DraftNode, shift: Point): DiagramNode {
  const { origin, text: label } = draft;
  assert(origin !== null, 'a turn is never drawn');
  const { x, y, width, height } = boxOf(draft);
  const box: Box = { x: x + shift.x, y: y + shift.y, width, height };
  const { id, type, activity } = origin;
  return { id, type, activity, label, ...box, labelBox: labelBoxBelow(box, draft.label) };
}

function drawnFlow({ origin }: DraftFlow, route: readonly Point[], shift: Point): DiagramFlow {
  assert(origin !== null, 'a flow that only holds a lane open is never drawn');
  const { id, source, target, count } = origin;
  return { id, source, target, count, waypoints: route.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y })) };
}

const boxOf = (node: DraftNode): Box => ({ x: node.x, y: chainOf(node).y - node.size.height / 2, ...node.size });

function extentOf(nodes: readonly DraftNode[], routes: readonly (readonly Point[])[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + height);
  };
  for (const node of nodes) {
    const box = boxOf(node);
    const label = labelBoxBelow(box, node.label);
    include(box.x, box.y, box.width, box.height);
    if (label !== null) include(label.x, label.y, label.width, label.height);
  }
  for (const route of routes) for (const { x, y } of route) include(x, y, 0, 0);
  return nodes.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
