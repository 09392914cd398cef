import { toActivity, toElementId } from '../../ids.ts';
import type { FlowGraph, FlowNode, FlowNodeType } from '../../model/flow-graph.ts';

/** A flow graph from words: 'a>x' is a flow, a node's type is told by its first letter (s start, e end, x XOR, a AND, else a task). */
export function graphOf(words: string): FlowGraph {
  const types: Readonly<Record<string, FlowNodeType>> = { s: 'start', e: 'end', x: 'xor', a: 'and' };
  const flows = words.split(' ').map((word) => {
    const [source, target] = word.split('>').map(toElementId);
    return { id: toElementId(word), source: source ?? toElementId(''), target: target ?? toElementId(''), count: 0 };
  });
  const ids = [...new Set(flows.flatMap((flow) => [flow.source, flow.target]))];
  const nodes = ids.map((id): FlowNode => {
    const type = types[id.charAt(0)] ?? 'task';
    return { id, type, activity: type === 'task' ? toActivity(id) : null };
  });
  return { nodes, flows, interrupts: [] };
}
