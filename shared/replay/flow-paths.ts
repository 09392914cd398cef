import type { Activity, ElementId } from '../ids.ts';
import type { Flow, FlowGraph, FlowNode } from '../model/flow-graph.ts';

/** The drawn diagram as tokens see it: ways lead from step to step through gateways only. */
export interface FlowPaths {
  readonly graph: FlowGraph;
  readonly start: FlowNode | null;
  node(element: ElementId): FlowNode | null;
  flow(element: ElementId): Flow | null;
  outgoing(element: ElementId): readonly Flow[];
  /** A shortest way of at least one flow between two elements with nothing but gateways in between; empty where there is none. */
  between(source: ElementId, target: ElementId): readonly ElementId[];
  /** A shortest way to an end event. */
  toEnd(source: ElementId): readonly ElementId[];
  /** A shortest way to the next AND join: where a finished branch waits for the others. */
  toJoin(source: ElementId): readonly ElementId[];
  /**
   * The split where a token waits that comes from one of the sources and may take any of these steps: the XOR split behind a
   * source that leads to most of them and by itself, before any join, to the fewest others; where none of them has to come one that
   * leads past them too; then to the fewest others in all; among equals the nearest. Null where none leads to any of them.
   */
  splitFor(sources: readonly ElementId[], anyOf: readonly Activity[], mayEnd: boolean): ElementId | null;
}

/** Indexes a flow graph. Every answer costs O(flows); whoever asks often remembers it. */
export function createFlowPaths(graph: FlowGraph): FlowPaths {
  const nodes = new Map([...graph.nodes, ...graph.interrupts].map((node) => [node.id, node]));
  const flows = new Map(graph.flows.map((flow) => [flow.id, flow]));
  const leaving = groupFlows(graph.flows, (flow) => flow.source);
  const entering = groupFlows(graph.flows, (flow) => flow.target);
  const outgoing = (element: ElementId): readonly Flow[] => leaving.get(element) ?? [];
  const isGateway = (node: FlowNode): boolean => node.type === 'xor' || node.type === 'and';
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

  /** What a token may do next from a gateway: by itself, or with those that other branches send to its joins. */
  function reach(
    gateway: FlowNode,
    passesJoins: boolean,
  ): { readonly steps: ReadonlySet<Activity>; readonly end: boolean } {
    const steps = new Set<Activity>();
    let end = false;
    const seen = new Set([gateway.id]);
    for (const element of seen) {
      for (const { target } of outgoing(element)) {
        const node = nodes.get(target);
        if (node === undefined) continue;
        if (isGateway(node)) {
          if (passesJoins || !isJoin(node)) seen.add(target);
        } else if (node.activity !== null) steps.add(node.activity);
        else end = true;
      }
    }
    return { steps, end };
  }

  /** XOR splits behind the sources with only gateways in between, nearest first. */
  function splitsBehind(sources: readonly ElementId[]): readonly FlowNode[] {
    const seen = new Set(sources);
    const splits: FlowNode[] = [];
    for (const element of seen) {
      const here = nodes.get(element);
      if (here?.type === 'xor' && outgoing(element).length > 1) splits.push(here);
      for (const { target } of outgoing(element)) {
        const node = nodes.get(target);
        if (node !== undefined && isGateway(node)) seen.add(target);
      }
    }
    return splits;
  }

  function splitFor(sources: readonly ElementId[], anyOf: readonly Activity[], mayEnd: boolean): ElementId | null {
    let best: { readonly id: ElementId; readonly score: readonly number[] } | null = null;
    for (const split of splitsBehind(sources)) {
      const { steps, end } = reach(split, true);
      const shared = anyOf.filter((activity) => steps.has(activity)).length;
      const excess = [...reach(split, false).steps].filter((activity) => !anyOf.includes(activity)).length;
      const leadsPast = end || steps.size > shared;
      const score = [shared, -excess, leadsPast || !mayEnd ? 1 : 0, -steps.size, end === mayEnd ? 1 : 0];
      if (shared > 0 && (best === null || isHigher(score, best.score))) best = { id: split.id, score };
    }
    return best?.id ?? null;
  }

  return {
    graph,
    start: graph.nodes.find((node) => node.type === 'start') ?? null,
    node: (element) => nodes.get(element) ?? null,
    flow: (element) => flows.get(element) ?? null,
    outgoing,
    between: (source, target) => search(source, (node) => node.id === target, isGateway),
    toEnd: (source) => search(source, (node) => node.type === 'end', isGateway),
    toJoin: (source) => search(source, isJoin, (node) => node.type === 'xor'),
    splitFor,
  };
}

function isHigher(one: readonly number[], other: readonly number[]): boolean {
  const differing = one.findIndex((value, index) => value !== other[index]);
  return differing >= 0 && (one[differing] ?? 0) > (other[differing] ?? 0);
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
