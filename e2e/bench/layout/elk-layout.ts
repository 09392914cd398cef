import ElkConstructor, { type ElkNode } from 'elkjs';
import type { DiagramFlow, DiagramNode, Point } from '../../../shared/model/diagram.ts';
import type { FlowGraph, FlowNode } from '../../../shared/model/flow-graph.ts';
import { nodeSizes } from '../../../shared/model/layout/sizes.ts';
import type { Drawing } from '../../../shared/model/layout/testing/measure.ts';

/** The layered algorithm at its best for our purpose: orthogonal, in the order of the model, which keeps most in place. */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
};

const elk = new ElkConstructor();

/** The drawing elkjs makes of a graph whose nodes are given depth first, the heaviest flow first. */
export async function elkLayout(graph: FlowGraph): Promise<Drawing> {
  const drawn = await elk.layout({
    id: 'root',
    layoutOptions: options,
    children: depthFirst(graph).map(({ id, type }) => ({ id, ...nodeSizes[type] })),
    edges: graph.flows.map(({ id, source, target }) => ({ id, sources: [source], targets: [target] })),
  });
  const places = new Map(drawn.children?.map((child) => [child.id, child]));
  const routes = routesOf(drawn);
  return {
    nodes: graph.nodes.map((node): DiagramNode => {
      const { x = 0, y = 0 } = places.get(node.id) ?? {};
      return { ...node, label: '', labelBox: null, ...nodeSizes[node.type], x, y };
    }),
    flows: graph.flows.map((flow): DiagramFlow => ({ ...flow, waypoints: routes.get(flow.id) ?? [] })),
  };
}

function routesOf({ edges = [] }: ElkNode): Map<string, Point[]> {
  return new Map(
    edges.map(({ id, sections = [] }) => [
      id,
      sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]),
    ]),
  );
}

function depthFirst({ nodes, flows }: FlowGraph): FlowNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visited = new Set<FlowNode>();
  const visit = (node: FlowNode | undefined): void => {
    if (node === undefined || visited.has(node)) return;
    visited.add(node);
    const out = flows.filter((flow) => flow.source === node.id).sort((a, b) => b.count - a.count);
    for (const { target } of out) visit(byId.get(target));
  };
  for (const node of nodes) if (node.type === 'start') visit(node);
  for (const node of nodes) visit(node);
  return [...visited];
}
