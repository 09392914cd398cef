import { assert } from '../../result.ts';
import type { Box, Diagram, DiagramFlow, DiagramInterrupt, DiagramNode, Point } from '../diagram.ts';
import { type Chain, chainOf, type DraftFlow, type DraftNode } from './draft.ts';
import { labelBoxBelow } from './interrupts.ts';
import { routeFlows } from './route.ts';
import { interruptBox, margin } from './sizes.ts';

/** Nodes and flows in place, moved so that the drawing with its labels starts at the margin. */
export function drawFlow(nodes: readonly DraftNode[], flows: readonly DraftFlow[], order: readonly Chain[]): Diagram {
  const routes = routeFlows(order);
  const drawn = { nodes: nodes.map(drawnNode), flows: flows.map((flow) => drawnFlow(flow, routes.get(flow) ?? [])) };
  const extent = extentOf(drawn);
  const [dx, dy] = [margin - extent.x, margin - extent.y];
  const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + dx, y: place.y + dy });
  return {
    nodes: drawn.nodes
      .map((node) => ({ ...move(node), labelBox: node.labelBox && move(node.labelBox) }))
      .sort((a, b) => a.x - b.x || a.y - b.y),
    flows: drawn.flows.map((flow) => ({ ...flow, waypoints: flow.waypoints.map(move) })),
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

function drawnNode(draft: DraftNode): DiagramNode {
  const { origin, size, text, x } = draft;
  assert(origin !== null, 'a turn is never drawn');
  const box = { x, y: chainOf(draft).y - size.height / 2, ...size };
  return { ...origin, label: text, ...box, labelBox: labelBoxBelow(box, draft.label) };
}

function drawnFlow({ origin }: DraftFlow, waypoints: readonly Point[]): DiagramFlow {
  assert(origin !== null, 'a flow that only holds a lane open is never drawn');
  return { ...origin, waypoints };
}

function extentOf({ nodes, flows }: Pick<Diagram, 'nodes' | 'flows'>): Box {
  const labels = nodes.flatMap((node) => node.labelBox ?? []);
  const points = flows.flatMap((flow) => flow.waypoints.map((point) => ({ ...point, width: 0, height: 0 })));
  const boxes: readonly Box[] = [...nodes, ...labels, ...points];
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
