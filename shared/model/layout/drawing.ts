import { assert } from '../../result.ts';
import type { Box, Diagram, DiagramFlow, DiagramInterrupt, DiagramNode, Point } from '../diagram.ts';
import type { Flow, FlowNode } from '../flow-graph.ts';
import { type Chain, chainOf, type DraftFlow, type DraftNode } from './draft.ts';
import { labelBoxBelow } from './interrupts.ts';
import { routeFlows } from './route.ts';
import { interruptBox, margin, type Size } from './sizes.ts';

/** Nodes and flows in place; nodes from left to right. */
export function drawFlow(nodes: readonly DraftNode[], flows: readonly DraftFlow[], order: readonly Chain[]): Diagram {
  const routes = routeFlows(order);
  return framed(
    nodes.map(drawnNode).sort((a, b) => a.x - b.x || a.y - b.y),
    flows.map((flow) => drawnFlow(flow, routes.get(flow) ?? [])),
  );
}

/** Moves a drawing so that it starts at the margin, labels included. */
export function framed(nodes: readonly DiagramNode[], flows: readonly DiagramFlow[]): Diagram {
  const extent = extentOf(nodes, flows);
  const shift: Point = { x: margin - extent.x, y: margin - extent.y };
  return {
    nodes: nodes.map((node) => movedNode(node, shift.x, shift.y)),
    flows: flows.map((flow) =>
      flowAlong(
        flow,
        flow.waypoints.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y })),
      ),
    ),
    interrupts: [],
    width: extent.width + 2 * margin,
    height: extent.height + 2 * margin,
  };
}

/** The node with its label elsewhere. */
export function movedNode(node: DiagramNode, right: number, down: number): DiagramNode {
  const { x, y, labelBox } = node;
  const label = labelBox && {
    x: labelBox.x + right,
    y: labelBox.y + down,
    width: labelBox.width,
    height: labelBox.height,
  };
  return nodeAt(node, node.label, { x: x + right, y: y + down }, node, label);
}

// Field by field, since copying whole objects takes most of the time in a large drawing.

function nodeAt(node: FlowNode, label: string, { x, y }: Point, size: Size, labelBox: Box | null): DiagramNode {
  const { id, type, activity, seen } = node;
  const placed = { id, type, activity, label, x, y, width: size.width, height: size.height, labelBox };
  return seen === undefined ? placed : { ...placed, seen };
}

export function flowAlong({ id, source, target, count, seen }: Flow, waypoints: readonly Point[]): DiagramFlow {
  const drawn = { id, source, target, count, waypoints };
  return seen === undefined ? drawn : { ...drawn, seen };
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

function drawnNode(draft: DraftNode): DiagramNode {
  const { origin, text, x, size } = draft;
  assert(origin !== null, 'a turn is never drawn');
  const y = chainOf(draft).y - size.height / 2;
  return nodeAt(
    origin,
    text,
    { x, y },
    size,
    labelBoxBelow({ x, y, width: size.width, height: size.height }, draft.label),
  );
}

function drawnFlow({ origin }: DraftFlow, waypoints: readonly Point[]): DiagramFlow {
  assert(origin !== null, 'a flow that only holds a lane open is never drawn');
  return flowAlong(origin, waypoints);
}

function extentOf(nodes: readonly DiagramNode[], flows: readonly DiagramFlow[]): Box {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  const include = (x: number, y: number, width: number, height: number): void => {
    left = Math.min(left, x);
    right = Math.max(right, x + width);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + height);
  };
  for (const { x, y, width, height, labelBox } of nodes) {
    include(x, y, width, height);
    if (labelBox !== null) include(labelBox.x, labelBox.y, labelBox.width, labelBox.height);
  }
  for (const { waypoints } of flows) for (const { x, y } of waypoints) include(x, y, 0, 0);
  return nodes.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}
