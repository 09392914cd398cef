import type { ModelMessage } from '../../../shared/protocol/http.ts';

type Diagram = ModelMessage['diagram'];
type Node = Diagram['nodes'][number];

/** A step as the keyboard walks it. */
export interface StepStop {
  readonly element: string;
  readonly activity: string;
  readonly label: string;
  /** The steps the flows lead to from here, and those they come from; gateways are passed through. */
  readonly next: readonly string[];
  readonly previous: readonly string[];
}

/** The steps in the order the flows reach them from the start, breadth first; what no flow reaches comes last. O(nodes + flows). */
export function flowOrder(diagram: Diagram): readonly StepStop[] {
  const byId = new Map(diagram.nodes.map((node) => [node.id, node]));
  const after = adjacency(diagram, byId, 'source', 'target');
  const before = adjacency(diagram, byId, 'target', 'source');
  const queue = diagram.nodes.filter(({ type }) => type === 'start');
  const reached = new Set(queue);
  for (const node of queue) {
    for (const next of after.get(node.id) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  const ordered = [...queue, ...diagram.nodes.filter((node) => !reached.has(node))];
  return ordered.flatMap((node) =>
    node.activity === null
      ? []
      : [
          {
            element: node.id,
            activity: node.activity,
            label: node.label,
            next: nearestSteps(node.id, after),
            previous: nearestSteps(node.id, before),
          },
        ],
  );
}

function adjacency(
  diagram: Diagram,
  byId: ReadonlyMap<string, Node>,
  from: 'source' | 'target',
  to: 'source' | 'target',
) {
  const edges = new Map<string, Node[]>();
  for (const flow of diagram.flows) {
    const node = byId.get(flow[to]);
    if (node) edges.set(flow[from], [...(edges.get(flow[from]) ?? []), node]);
  }
  for (const nodes of edges.values()) nodes.sort((a, b) => a.y - b.y);
  return edges;
}

function nearestSteps(from: string, edges: ReadonlyMap<string, readonly Node[]>): string[] {
  const found: string[] = [];
  const queue = [...(edges.get(from) ?? [])];
  const seen = new Set(queue);
  for (const node of queue) {
    if (node.activity !== null) {
      found.push(node.activity);
      continue;
    }
    for (const next of edges.get(node.id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return found;
}
