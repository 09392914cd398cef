import type { ElementId } from '../ids.ts';
import type { Flow, FlowGraph, FlowNode } from '../model/flow-graph.ts';

/** The drawn diagram as tokens see it: ways lead from step to step through gateways only. */
export interface FlowPaths {
  readonly graph: FlowGraph;
  readonly start: FlowNode | null;
  node(element: ElementId): FlowNode | null;
  flow(element: ElementId): Flow | null;
  outgoing(element: ElementId): readonly Flow[];
  /** An AND gateway where branches wait for each other. */
  isJoin(node: FlowNode): boolean;
  /** A shortest way of at least one flow between two elements with nothing but gateways in between; empty where there is none. */
  between(source: ElementId, target: ElementId): readonly ElementId[];
  /** A shortest way to an end event. */
  toEnd(source: ElementId): readonly ElementId[];
  /** A shortest way to the next AND join: where a finished branch waits for the others. */
  toJoin(source: ElementId): readonly ElementId[];
}

/** Indexes a flow graph. Every answer costs O(flows); whoever asks often remembers it. */
export function createFlowPaths(graph: FlowGraph): FlowPaths {
  const nodes = new Map([...graph.nodes, ...graph.interrupts].map((node) => [node.id, node]));
  const flows = new Map(graph.flows.map((flow) => [flow.id, flow]));
  const leaving = groupFlows(graph.flows, (flow) => flow.source);
  const entering = groupFlows(graph.flows, (flow) => flow.target);
  const outgoing = (element: ElementId): readonly Flow[] => leaving.get(element) ?? [];
  const isJoin = (node: FlowNode): boolean => node.type === 'and' && (entering.get(node.id)?.length ?? 0) > 1;

  /** Breadth first, so the way found is a shortest one; among equal ones the first in the order of the graph's flows. */
  function search(
    source: ElementId,
    isGoal: (node: FlowNode) => boolean,
    passes: (node: FlowNode) => boolean,
  ): readonly ElementId[] {
    const ways = new Map<ElementId, readonly ElementId[]>([[source, []]]);
    for (const [element, way] of ways) {
      for (const flow of outgoing(element)) {
        const node = nodes.get(flow.target);
        if (node === undefined) continue;
        if (isGoal(node)) return [...way, flow.id];
        if (passes(node) && !ways.has(node.id)) ways.set(node.id, [...way, flow.id]);
      }
    }
    return [];
  }

  return {
    graph,
    start: graph.nodes.find((node) => node.type === 'start') ?? null,
    node: (element) => nodes.get(element) ?? null,
    flow: (element) => flows.get(element) ?? null,
    outgoing,
    isJoin,
    between: (source, target) => search(source, (node) => node.id === target, isGateway),
    toEnd: (source) => search(source, (node) => node.type === 'end', isGateway),
    toJoin: (source) => search(source, isJoin, (node) => node.type === 'xor'),
  };
}

export function isGateway(node: FlowNode): boolean {
  return node.type === 'xor' || node.type === 'and';
}

function groupFlows(flows: readonly Flow[], keyOf: (flow: Flow) => ElementId): ReadonlyMap<ElementId, readonly Flow[]> {
  const groups = new Map<ElementId, Flow[]>();
  for (const flow of flows) {
    const group = groups.get(keyOf(flow));
    if (group === undefined) groups.set(keyOf(flow), [flow]);
    else group.push(flow);
  }
  return groups;
}
