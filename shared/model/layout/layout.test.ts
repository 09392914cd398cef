import { describe, expect, it } from 'vitest';
import { toActivity } from '../../ids.ts';
import type { Diagram, DiagramNode } from '../diagram.ts';
import { elementIdOf } from '../element-id.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { layout } from './layout.ts';
import { graphOf, type Tree } from './testing/graph-builder.ts';

const labelOf = (activity: string): string => activity;
const drawn = (graph: FlowGraph): Diagram => layout(graph, { labelOf }).diagram;

function nodeOf(diagram: Diagram, name: string): DiagramNode {
  const node = diagram.nodes.find(({ id }) => id === elementIdOf(toActivity(name)) || id.startsWith(name));
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
}

const middle = (node: DiagramNode): number => node.y + node.height / 2;
const middles = (diagram: Diagram, ...names: string[]): number[] => names.map((name) => middle(nodeOf(diagram, name)));

describe('the shape of the picture', () => {
  it('[LA6] steps are 168x76, gateways 40, events 36', () => {
    const diagram = drawn(graphOf({ choice: ['A', { parallel: ['B', 'C'] }] }));
    const sizes = new Set(diagram.nodes.map(({ type, width, height }) => `${type} ${width}x${height}`));
    expect([...sizes].sort()).toEqual(['and 40x40', 'end 36x36', 'start 36x36', 'task 168x76', 'xor 40x40']);
  });

  it('[LA7] a sequence is one straight line from left to right', () => {
    const { nodes } = drawn(graphOf({ sequence: ['A', 'B', 'C'] }));
    expect(nodes.map(({ label }) => label)).toEqual(['Order placed', 'A', 'B', 'C', 'Order completed']);
    expect(new Set(nodes.map(middle)).size).toBe(1);
  });

  it('[LA8] of a choice the heaviest branch goes straight on', () => {
    const diagram = drawn(graphOf({ choice: ['Rare', 'Usual', 'Seldom'], shares: [0.1, 0.7, 0.2] }));
    const [start, usual, seldom, rare] = middles(diagram, 'Order placed', 'Usual', 'Seldom', 'Rare');
    expect(usual).toBe(start);
    expect(seldom).not.toBe(start);
    expect(rare).not.toBe(start);
  });

  it('[LA9] two balanced parallel branches straddle the line of split and join, in the order of their names', () => {
    const diagram = drawn(graphOf({ parallel: ['Payment', { sequence: ['Stock', 'Shipping'] }] }));
    const [start, split, join, end] = middles(diagram, 'Order placed', 'and_split', 'and_join', 'Order completed');
    const [payment = 0, stock = 0, shipping] = middles(diagram, 'Payment', 'Stock', 'Shipping');
    expect([split, join, end]).toEqual([start, start, start]);
    expect(shipping).toBe(stock);
    expect((start ?? 0) - payment).toBe(stock - (start ?? 0));
    expect(payment).toBeLessThan(stock);
  });

  it('[LA9] of unbalanced branches the longest stays on the line', () => {
    const diagram = drawn(graphOf({ parallel: ['Inform', { sequence: ['A', 'B', 'C', 'D', 'E'] }] }));
    const [start, first, inform] = middles(diagram, 'Order placed', 'A', 'Inform');
    expect(first).toBe(start);
    expect(inform).not.toBe(start);
  });

  it('[LA10] redo steps stand below the loop and run from right to left, a skip goes above', () => {
    const tree: Tree = {
      sequence: [{ loop: { sequence: ['Check', 'Decide'] }, redo: 'Reopen' }, { optional: 'Inform' }],
    };
    const diagram = drawn(graphOf(tree));
    const [check = 0, reopen = 0] = middles(diagram, 'Check', 'Reopen');
    expect(reopen).toBeGreaterThan(check);
    const back = diagram.flows.find(({ source }) => source === elementIdOf(toActivity('Reopen')));
    expect(back?.waypoints.at(-1)?.x).toBeLessThan(back?.waypoints[0]?.x ?? 0);
    const skip = diagram.flows.find(
      ({ source, target }) => source.startsWith('xor_split') && target.startsWith('xor_join'),
    );
    expect(Math.min(...(skip?.waypoints ?? []).map(({ y }) => y))).toBeLessThan(nodeOf(diagram, 'Inform').y);
  });

  it('[LA11] a flow has at most two bends, three where a return turns behind a step', () => {
    const straight = drawn(
      graphOf({ sequence: [{ choice: ['A', 'B'] }, { loop: 'C', redo: 'D' }, { optional: 'E' }] }),
    );
    expect(Math.max(...straight.flows.map(({ waypoints }) => waypoints.length))).toBeLessThanOrEqual(4);
    const turning = drawn(graphOf({ loop: 'A', redo: { sequence: ['B', 'C', 'D', 'E'] } }));
    expect(Math.max(...turning.flows.map(({ waypoints }) => waypoints.length))).toBe(5);
  });
});

describe('labels and interrupts', () => {
  it('[LA12] the label of an event stands centred below it, at most 120 wide and two lines high', () => {
    const diagram = drawn(
      graphOf('A', [], ['Order placed', 'The order has been completed and the customer was informed of it']),
    );
    const events = diagram.nodes.filter(({ type }) => type !== 'task');
    expect(events.map(({ labelBox }) => labelBox?.height)).toEqual([16, 32]);
    for (const { labelBox, x, y, width, height } of events) {
      expect(labelBox && labelBox.x + labelBox.width / 2).toBe(x + width / 2);
      expect(labelBox?.y).toBeGreaterThan(y + height);
      expect(labelBox?.width).toBeLessThanOrEqual(120);
    }
    expect(diagram.nodes.filter(({ type }) => type === 'task').map(({ labelBox }) => labelBox)).toEqual([null]);
  });

  it('[LA13] interrupts stand side by side under the flow, 40 below its lowest element', () => {
    const diagram = drawn(graphOf('A', ['Order expired', 'Order cancelled']));
    const lowest = Math.max(
      ...diagram.nodes.map(({ y, height, labelBox }) => (labelBox ? labelBox.y + labelBox.height : y + height)),
    );
    const [cancelled, expired] = diagram.interrupts;
    expect([cancelled?.end.label, expired?.end.label]).toEqual(['Order cancelled', 'Order expired']);
    expect([cancelled?.y, expired?.y]).toEqual([lowest + 40, lowest + 40]);
    expect(expired?.x).toBeGreaterThan((cancelled?.x ?? 0) + (cancelled?.width ?? 0));
    expect(expired?.end.id).toBe(elementIdOf(toActivity('Order expired')));
  });

  it('[LA5] an empty graph is an empty drawing', () => {
    expect(drawn({ nodes: [], flows: [], interrupts: [] })).toMatchObject({ nodes: [], flows: [], interrupts: [] });
  });

  it('[LA1] a graph whose flow leads nowhere or to itself is the caller’s mistake', () => {
    const { nodes, flows } = graphOf('A');
    expect(() => drawn({ nodes: nodes.slice(1), flows, interrupts: [] })).toThrow('ends in nodes of the graph');
    const selfLoops = flows.map((flow) => ({ ...flow, target: flow.source }));
    expect(() => drawn({ nodes, flows: selfLoops, interrupts: [] })).toThrow('joins two different nodes');
  });
});

describe('order of branches', () => {
  it('[LA9] at an AND names decide, not weights, also where a branch begins with a gateway', () => {
    const graph = graphOf({ parallel: [{ optional: 'B' }, 'A', 'C', { sequence: ['D', 'E'] }] });
    const lighter = { ...graph, flows: graph.flows.map((flow, index) => ({ ...flow, count: 1000 - index })) };
    for (const one of [graph, lighter]) {
      const heights = middles(drawn(one), 'A', 'B', 'C', 'D');
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    }
  });
});
