import { describe, expect, it } from 'vitest';
import { toActivity } from '../../ids.ts';
import type { Diagram } from '../diagram.ts';
import { elementIdOf } from '../element-id.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { type LayoutMemory, layout } from './layout.ts';
import { createGraphBuilder, graphOf, type Tree } from './testing/graph-builder.ts';
import { crossings } from './testing/measure.ts';
import { randomBlockGraph } from './testing/random-graph.ts';

const options = { labelOf: (activity: string): string => activity, window: null };

const heightOf = ({ nodes }: Diagram, name: string): number =>
  nodes.find(({ id }) => id === elementIdOf(toActivity(name)))?.y ?? Number.NaN;

/** The memory with one lane at another place in the order. */
const withRank = (memory: LayoutMemory, lane: number, rank: number): LayoutMemory => ({
  ...memory,
  lanes: memory.lanes.map((one, index) => (index === lane ? { ...one, rank } : one)),
});

describe('remembered places that cost crossings', { timeout: 30_000 }, () => {
  it('[LA25] a bare line goes where it crosses nothing', () => {
    const displaced = Array.from({ length: 20 }, (_, seed) => randomBlockGraph(seed)).flatMap((graph) => {
      const { diagram, memory } = layout(graph, options);
      if (crossings(diagram) > 0) return [];
      return memory.lines.map(({ lane }) => ({ graph, previous: withRank(memory, lane, -1) }));
    });
    expect(displaced.length).toBeGreaterThan(50);
    for (const { graph, previous } of displaced) {
      expect(crossings(layout(graph, { ...options, previous }).diagram)).toBe(0);
    }
  });

  it('[LA25] a lane only if that saves more crossings than it has nodes', () => {
    const outer = Array.from({ length: 5 }, (_, index) => `Outer ${index}`);
    const isOutside = (steps: readonly string[]): boolean => {
      const inner: Tree = { choice: ['A', { sequence: steps }], shares: [0.9, 0.1] };
      const graph = graphOf({ choice: [inner, { sequence: outer }], shares: [0.7, 0.3] });
      const before = layout(graph, options);
      const laneOf = (name: string): number =>
        before.memory.nodes.find(({ id }) => id === elementIdOf(toActivity(name)))?.lane ?? -1;
      const [spine, beyond] = [laneOf('A'), laneOf('Outer 0')];
      const rank = beyond > spine ? beyond + 0.5 : beyond - 0.5;
      const previous = withRank(before.memory, laneOf('B0'), rank);
      const { diagram } = layout(graph, { ...options, previous });
      const [a, b, c] = ['A', 'B0', 'Outer 0'].map((name) => heightOf(diagram, name));
      return Math.abs((b ?? 0) - (a ?? 0)) > Math.abs((c ?? 0) - (a ?? 0));
    };
    expect(isOutside(['B0'])).toBe(false);
    expect(isOutside(['B0', 'B1', 'B2', 'B3'])).toBe(true);
  });
});

describe('what was drawn one way', () => {
  it('[LA26] branches that straddle their line go on doing so when one grows, and others do not begin to', () => {
    const parallel = (...lengths: number[]): FlowGraph =>
      graphOf({
        parallel: lengths.map((length, branch) => ({
          sequence: Array.from({ length }, (_, index) => `${'AB'[branch]}${index}`),
        })),
      });
    const isStraddled = ({ nodes }: Diagram): boolean =>
      new Set(nodes.filter(({ type }) => type === 'start' || type === 'task').map(({ y, height }) => y + height / 2))
        .size === 3;
    const balanced = layout(parallel(1, 3), options);
    const unbalanced = layout(parallel(1, 6), options);
    expect([isStraddled(balanced.diagram), isStraddled(unbalanced.diagram)]).toEqual([true, false]);
    const grown = layout(parallel(1, 6), { ...options, previous: balanced.memory });
    const shrunk = layout(parallel(1, 3), { ...options, previous: unbalanced.memory });
    expect([isStraddled(grown.diagram), isStraddled(shrunk.diagram)]).toEqual([true, false]);
  });

  it('[LA26] of several ways back the same ones stay redo steps', () => {
    const graph = (first: number, second: number): FlowGraph => {
      const { add, connect, build } = createGraphBuilder();
      const [start, again, work] = [add('start', ''), add('xor', 'again'), add('task', 'Work')];
      const [decide, ask, which, end] = [add('xor', 'decide'), add('task', 'Ask'), add('xor', 'which'), add('end', '')];
      connect(start, again, 100);
      connect(again, work, 100 + first + second);
      connect(work, decide, 100 + first + second);
      connect(decide, end, 100);
      connect(decide, ask, first + second);
      connect(ask, which, first + second);
      for (const [name, count] of [
        ['One', first],
        ['Other', second],
      ] as const) {
        const step = add('task', name);
        connect(which, step, count);
        connect(step, again, count);
      }
      return build();
    };
    const runsBack = ({ flows }: Diagram): boolean[] =>
      ['One', 'Other'].map((name) => {
        const flow = flows.find(({ source }) => source === elementIdOf(toActivity(name)));
        const [first, second] = flow?.waypoints ?? [];
        return (second?.x ?? 0) < (first?.x ?? 0);
      });
    const before = layout(graph(20, 10), options);
    expect(runsBack(before.diagram).toSorted()).toEqual([false, true]);
    for (const next of [graph(20, 10), graph(10, 20)]) {
      const after = layout(next, { ...options, previous: before.memory });
      expect(runsBack(after.diagram)).toEqual(runsBack(before.diagram));
    }
  });
});
