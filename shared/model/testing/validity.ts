import { activitiesOf } from '../blocks.ts';
import type { FlowGraph, FlowNode } from '../flow-graph.ts';
import { type Block, CHOICE_START } from '../model.ts';
import { closeOrder } from '../normalize.ts';

/** What is wrong with the structure of a model; empty if nothing is. */
export function blockFaults(root: Block): string[] {
  const labels = activitiesOf(root);
  const faults = new Set(labels).size === labels.length ? [] : ['an activity stands twice'];
  const visit = (block: Block): void => {
    if (block.kind === 'activity') return;
    block.children.forEach(visit);
    const size = block.children.length;
    if (block.kind === 'partial-order') {
      if (size < 2) faults.push('a partial order of fewer than two');
      if (closeOrder(block.order, size).some(([a, b]) => a === b)) faults.push('a partial order with a cycle');
      return;
    }
    const nodes = [CHOICE_START, ...block.children.keys(), size];
    const forth = reached(CHOICE_START, (node) => block.edges.filter(([from]) => from === node).map(([, to]) => to));
    const back = reached(size, (node) => block.edges.filter(([, to]) => to === node).map(([from]) => from));
    if (nodes.some((node) => !forth.has(node) || !back.has(node))) faults.push('a child on no path from START to END');
    if (block.edges.some(([from, to]) => to === CHOICE_START || from === size))
      faults.push('an edge into START or out of END');
  };
  visit(root);
  return faults;
}

/** What is wrong with the structure of a flow graph. */
export function graphFaults(graph: FlowGraph): string[] {
  const faults: string[] = [];
  const ids = [...graph.nodes, ...graph.flows, ...graph.interrupts].map(({ id }) => id);
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  const after = (id: string): string[] => graph.flows.filter(({ source }) => source === id).map(({ target }) => target);
  const before = (id: string): string[] =>
    graph.flows.filter(({ target }) => target === id).map(({ source }) => source);
  const starts = graph.nodes.filter(({ type }) => type === 'start').map(({ id }) => id);
  const ends = graph.nodes.filter(({ type }) => type === 'end').map(({ id }) => id);
  if (starts.length !== 1) faults.push(`${starts.length} start events`);
  const forth = new Set(starts.flatMap((id) => [...reached<string>(id, after)]));
  const back = new Set(ends.flatMap((id) => [...reached<string>(id, before)]));
  for (const node of graph.nodes) {
    if (!forth.has(node.id) || !back.has(node.id)) faults.push(`${node.id} is on no path from start to end`);
    if (!hasFittingDegree(node, before(node.id).length, after(node.id).length)) faults.push(`${node.id} has odd flows`);
  }
  return faults;
}

function hasFittingDegree({ type }: FlowNode, before: number, after: number): boolean {
  switch (type) {
    case 'start':
      return before === 0 && after === 1;
    case 'end':
      return before === 1 && after === 0;
    case 'task':
      return before === 1 && after === 1;
    default:
      return (before === 1 && after > 1) || (before > 1 && after === 1);
  }
}

function reached<Node>(origin: Node, next: (node: Node) => readonly Node[]): Set<Node> {
  const seen = new Set([origin]);
  for (const node of seen) for (const further of next(node)) seen.add(further);
  return seen;
}
