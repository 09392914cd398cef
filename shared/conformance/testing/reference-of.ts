import type { FlowGraph, FlowNode } from '../../model/flow-graph.ts';
import type { Reference, ReferenceNode } from '../reference.ts';

/** A drawn model as a reference; steps carry their activity as name. */
export function referenceOf({ nodes, flows }: FlowGraph): Reference {
  return { id: 'process', nodes: nodes.map(nodeOf), flows: flows.map(({ source, target }) => ({ source, target })) };
}

function nodeOf({ id, type, activity }: FlowNode): ReferenceNode {
  const node = { id, name: activity ?? '', scope: 'process' };
  switch (type) {
    case 'task':
      return { ...node, kind: 'task', repeats: false, exits: 'all' };
    case 'start':
      return { ...node, kind: 'start', interrupts: false };
    case 'end':
      return { ...node, kind: 'end', terminates: false };
    case 'xor':
    case 'and':
      return { ...node, kind: type };
  }
}
