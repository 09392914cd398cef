import { type ElementId, toElementId } from '../../../ids.ts';
import type { Flow, FlowGraph, FlowNode } from '../../flow-graph.ts';

/**
 * The graph as it would be drawn had a step never happened: its flows are joined, and what that leaves without a purpose goes,
 * which is doubled flows, empty branches of an AND, and gateways with one way in and one out. Gateways are named anew after the steps
 * around them, as discovery names them, so that some keep their ids and some do not.
 */
export function withoutStep(graph: FlowGraph, step: ElementId): FlowGraph {
  let draft: Draft = bypassed(graph, step);
  for (;;) {
    const flows = withoutDoubles(draft);
    const idle = draft.nodes.find(
      (node) => isGateway(node) && degree(flows, node, 'target') === 1 && degree(flows, node, 'source') === 1,
    );
    draft = { nodes: draft.nodes, flows };
    if (idle === undefined) break;
    draft = bypassed(draft, idle.id);
  }
  return named({ ...draft, interrupts: graph.interrupts });
}

interface Draft {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
}

const isGateway = ({ type }: FlowNode): boolean => type === 'xor' || type === 'and';

const degree = (flows: readonly Flow[], { id }: FlowNode, end: 'source' | 'target'): number =>
  flows.filter((flow) => flow[end] === id).length;

function bypassed({ nodes, flows }: Draft, id: ElementId): Draft {
  const into = flows.filter((flow) => flow.target === id);
  const out = flows.filter((flow) => flow.source === id);
  const joined = into.flatMap((one) =>
    out.map((other) => ({
      ...one,
      id: toElementId(`${one.id}.`),
      target: other.target,
      count: Math.min(one.count, other.count),
    })),
  );
  const kept = flows.filter((flow) => flow.source !== id && flow.target !== id);
  return {
    nodes: nodes.filter((node) => node.id !== id),
    flows: [...kept, ...joined.filter((flow) => flow.source !== flow.target)],
  };
}

function withoutDoubles({ nodes, flows }: Draft): Flow[] {
  const isAnd = new Set(nodes.flatMap(({ id, type }) => (type === 'and' ? [id] : [])));
  const byEnds = new Map<string, Flow>();
  for (const flow of flows) {
    const ends = `${flow.source} ${flow.target}`;
    const before = byEnds.get(ends);
    byEnds.set(ends, before === undefined ? flow : { ...before, count: before.count + flow.count });
  }
  const single = [...byEnds.values()];
  return single.filter(({ source, target }) => {
    const isEmptyBranch = isAnd.has(source) && isAnd.has(target);
    const hasOthers =
      single.filter((flow) => flow.source === source).length > 1 &&
      single.filter((flow) => flow.target === target).length > 1;
    return !(isEmptyBranch && hasOthers);
  });
}

/** Names every gateway after the steps before and after it, seen through gateways. */
export function named(graph: FlowGraph): FlowGraph {
  const taken = new Map<string, number>();
  const names = new Map(
    graph.nodes.map((node) => {
      if (!isGateway(node)) return [node.id, node.id];
      const sides = [stepsBeside(graph, node.id, 'target', 'source'), stepsBeside(graph, node.id, 'source', 'target')];
      const kind = degree(graph.flows, node, 'source') > 1 ? 'split' : 'join';
      const name = `${node.type}_${kind}_${sides.map((steps) => steps.join('-')).join('__')}`;
      taken.set(name, (taken.get(name) ?? 0) + 1);
      return [node.id, toElementId(`${name}_${taken.get(name)}`)];
    }),
  );
  const nameOf = (id: ElementId): ElementId => names.get(id) ?? id;
  return {
    nodes: graph.nodes.map((node) => ({ ...node, id: nameOf(node.id) })),
    flows: graph.flows.map((flow) => {
      const [source, target] = [nameOf(flow.source), nameOf(flow.target)];
      return { ...flow, id: toElementId(`flow_${source}__${target}`), source, target };
    }),
    interrupts: graph.interrupts,
  };
}

function stepsBeside(
  { nodes, flows }: Draft,
  id: ElementId,
  near: 'source' | 'target',
  far: 'source' | 'target',
): string[] {
  const gateways = new Set(nodes.filter(isGateway).map((node) => node.id));
  const reached = new Set([id]);
  const steps = new Set<string>();
  for (const one of reached) {
    for (const flow of flows) {
      if (flow[near] !== one) continue;
      if (gateways.has(flow[far])) reached.add(flow[far]);
      else steps.add(flow[far]);
    }
  }
  return [...steps].sort();
}
