import { expect, test } from 'vitest';
import { toActivity, toElementId } from '../ids.ts';
import type { FlowGraph, FlowNode, FlowNodeType } from '../model/flow-graph.ts';
import { createFlowPaths } from './flow-paths.ts';

/** A flow graph from words: 'a>x' is a flow, a node's type is told by its first letter (s start, e end, x XOR, a AND, else a task). */
function graphOf(words: string): FlowGraph {
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

const choice = createFlowPaths(graphOf('s>x1 x1>P x1>x2 x2>Q x2>R x2>e P>x3 Q>x3 R>x3 x3>T T>x4 x4>Q x4>R x4>e'));
const splitFrom = (source: string, steps: string, mayEnd = false) =>
  choice.splitFor([toElementId(source)], steps.split(' ').map(toActivity), mayEnd);

test('[RP6] a token stands at the split that leads to exactly its steps, else to the fewest besides', () => {
  expect(splitFrom('s', 'Q R')).toBe('x2');
  expect(splitFrom('s', 'P Q R')).toBe('x1');
  expect(splitFrom('s', 'P Q')).toBe('x1');
  expect(splitFrom('s', 'Q', true)).toBe('x2');
});

test('[RP6] of two splits to the same steps it is the one behind the step the token comes from', () => {
  expect(splitFrom('T', 'Q R')).toBe('x4');
});

test('[RP6] without a split that leads to all of its steps it is the one that leads to most, without any null', () => {
  expect(splitFrom('s', 'Q R T')).toBe('x2');
  expect(splitFrom('s', 'T U')).toBeNull();
  expect(splitFrom('P', 'Q')).toBeNull();
});

test('[RP7] a way passes gateways but no step, is a shortest one, and leads around a loop back to its source', () => {
  const loop = createFlowPaths(graphOf('s>x1 x1>P P>x2 x2>x1 x2>e'));
  expect(loop.between(toElementId('P'), toElementId('P'))).toEqual(['P>x2', 'x2>x1', 'x1>P']);
  expect(loop.between(toElementId('s'), toElementId('e'))).toEqual([]);
  expect(loop.toEnd(toElementId('P'))).toEqual(['P>x2', 'x2>e']);
});

test('[RP7] a branch waits at the first join behind it', () => {
  const nested = createFlowPaths(graphOf('s>a1 a1>P a1>Q P>x1 x1>R x1>a2 R>a2 Q>a2 a2>a3 S>a3 a3>e'));
  expect(nested.toJoin(toElementId('P'))).toEqual(['P>x1', 'x1>a2']);
  expect(nested.toJoin(toElementId('e'))).toEqual([]);
});
