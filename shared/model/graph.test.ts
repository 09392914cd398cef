import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { exclusive, loop, optional, parallel, sequence, step } from './blocks.ts';
import type { FlowGraph } from './flow-graph.ts';
import { toFlowGraph } from './graph.ts';
import type { Block } from './model.ts';
import { decliningFlow, orderFlow } from './testing/order-flows.ts';
import { logOf } from './testing/simulate.ts';

const named = (name: string): Block => step(toActivity(name));
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(named) as [Block, Block, Block, Block];

function graphOf(root: Block, orders: readonly string[][] = [], events: 'fold' | 'tasks' = 'fold'): FlowGraph {
  return toFlowGraph({ root, orders: orders.length, interrupts: [] }, logOf(orders), { events });
}

const activitiesOfType = (graph: FlowGraph, type: string): (string | null)[] =>
  graph.nodes.filter((node) => node.type === type).map(({ activity }) => activity);

const counts = (graph: FlowGraph): Record<string, number> =>
  Object.fromEntries(graph.flows.map(({ source, target, count }) => [`${kindOf(source)} ${kindOf(target)}`, count]));

const kindOf = (id: string): string => id.replace(/^step_/, '').replace(/_[a-z0-9]+$/, '');

describe('events that carry activities', () => {
  test('[MO14] what every order starts with and what they end with', () => {
    const graph = graphOf(decliningFlow);
    expect(activitiesOfType(graph, 'start')).toEqual(['order-placed']);
    expect(activitiesOfType(graph, 'end')).toEqual(['order-completed', 'order-cancelled']);
    expect(activitiesOfType(graph, 'task')).toHaveLength(4);
  });

  test('[MO14] plain events on request', () => {
    const graph = graphOf(orderFlow, [], 'tasks');
    expect(activitiesOfType(graph, 'start')).toEqual([null]);
    expect(activitiesOfType(graph, 'end')).toEqual([null]);
    expect(activitiesOfType(graph, 'task')).toHaveLength(5);
  });

  test('[MO14] not what may be skipped, repeats or runs beside another', () => {
    for (const first of [optional(a), loop(a), loop(a, b), parallel(a, b), exclusive(a, b)]) {
      expect(activitiesOfType(graphOf(sequence(first, c, d)), 'start')).toEqual([null]);
      expect(activitiesOfType(graphOf(sequence(c, d, parallel(a, b))), 'end')).toEqual([null]);
    }
  });

  test('[MO14] a last step that may be skipped leaves a plain end beside its own', () => {
    expect(activitiesOfType(graphOf(sequence(a, b, optional(c))), 'end').sort()).toEqual(['c', null]);
  });

  test('[MO14] one task is left where there are three activities, none is needed where there are two', () => {
    const graph = graphOf(sequence(a, exclusive(b, c)));
    expect(activitiesOfType(graph, 'start')).toEqual([null]);
    expect(activitiesOfType(graph, 'task')).toEqual(['a']);
    expect(graphOf(sequence(a, b)).flows.map(({ id }) => id)).toEqual(['flow_step_a__step_b']);
    expect(graphOf(a).nodes.map(({ type }) => type)).toEqual(['start', 'end']);
  });

  test('[MO10] interrupts stand apart', () => {
    const model = { root: sequence(a, b), orders: 1, interrupts: [toActivity('order-expired')] };
    expect(toFlowGraph(model, logOf([])).interrupts).toEqual([
      { id: 'step_order-expired', type: 'end', activity: 'order-expired' },
    ]);
  });
});

describe('gateways', () => {
  test('[MO12] the empty process is a start and an end', () => {
    expect(graphOf({ kind: 'choice', children: [], edges: [[-1, 0]] }).flows).toHaveLength(1);
  });

  test('[MO18] two optional steps in a row share no more gateways than they need', () => {
    const graph = graphOf(sequence(a, optional(b), optional(c), d), [], 'tasks');
    expect(graph.nodes.filter(({ type }) => type === 'xor')).toHaveLength(4);
    expect(graph.flows).toHaveLength(11);
  });

  test('[MO18] equal choices after different steps are drawn once', () => {
    const edges = [
      [-1, 0],
      [-1, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 4],
      [3, 4],
    ] as const;
    const graph = graphOf({ kind: 'choice', children: [a, b, c, d], edges }, [], 'tasks');
    expect(graph.nodes.filter(({ type }) => type === 'xor')).toHaveLength(4);
  });

  test('[MO13] a partial order is drawn by its direct successions', () => {
    const order = [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const;
    const graph = graphOf({ kind: 'partial-order', children: [a, b, c, d], order }, [], 'tasks');
    expect(graph.nodes.filter(({ type }) => type === 'and')).toHaveLength(2);
    expect(graph.flows).toHaveLength(8);
  });
});

describe('flow counts', () => {
  test('[MO15] both branches of a parallel block carry every order', () => {
    const orders = [
      ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'],
      ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped', 'order-completed'],
    ];
    expect(counts(graphOf(orderFlow, orders))).toEqual({
      'order-placed and_split': 2,
      'and_split payment-received': 2,
      'and_split stock-reserved': 2,
      'stock-reserved order-shipped': 2,
      'order-shipped and_join': 2,
      'payment-received and_join': 2,
      'and_join order-completed': 2,
    });
  });

  test('[MO15] skips and loops, once per order', () => {
    const orders = [
      ['a', 'b', 'b', 'b', 'd'],
      ['a', 'd'],
    ];
    const graph = graphOf(sequence(a, optional(loop(b)), d), orders, 'tasks');
    const into = (id: string): number => graph.flows.find(({ target }) => target === id)?.count ?? -1;
    expect([into('step_a'), into('step_b'), into('step_d'), into('end')]).toEqual([2, 1, 2, 2]);
    expect(graph.flows.reduce((most, { count }) => Math.max(most, count), 0)).toBe(2);
  });

  test('[MO15] an interrupted order is counted up to where it stopped', () => {
    const model = { root: sequence(a, b, c), orders: 1, interrupts: [toActivity('x')] };
    const graph = toFlowGraph(model, logOf([['a', 'b', 'x', 'c']]));
    expect(graph.flows.map(({ count }) => count)).toEqual([1, 0]);
  });
});

describe('ids', () => {
  test('[MO16] the same whatever the weights and whichever child is written first', () => {
    const one = graphOf(sequence(a, parallel(optional(b), optional(c), d)), [['a', 'b', 'c', 'd']]);
    const other = graphOf(sequence(a, parallel(d, optional(c), optional(b))), [['a', 'd']]);
    const idsOf = (graph: FlowGraph): string[] => [...graph.nodes, ...graph.flows].map(({ id }) => id).sort();
    expect(idsOf(other)).toEqual(idsOf(one));
  });

  test('[MO16] a step added elsewhere leaves the ids of a choice alone', () => {
    const before = graphOf(sequence(a, exclusive(b, c), d, named('e')));
    const after = graphOf(sequence(a, exclusive(b, c), d, optional(named('f')), named('e')));
    const afterIds = new Set(after.nodes.map(({ id }) => id));
    expect(before.nodes.filter(({ type, id }) => type === 'xor' && !afterIds.has(id))).toEqual([]);
  });
});
