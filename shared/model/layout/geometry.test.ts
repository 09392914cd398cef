import { describe, expect, it } from 'vitest';
import type { Diagram } from '../diagram.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { publicLogNames } from '../testing/read-log.ts';
import { type LayoutMemory, layout } from './layout.ts';
import { folding } from './sizes.ts';
import { badRoutes, hits, outside, overlaps, sharedLines } from './testing/geometry.ts';
import { graphsOfLog } from './testing/log-graphs.ts';
import { randomBlockGraph, randomChoiceGraph } from './testing/random-graph.ts';
import { withoutStep } from './testing/without-step.ts';

const labelOf = (activity: string): string => activity;
const forms = { 'in rows': folding.window, unfolded: null };

interface Drawn {
  readonly name: string;
  readonly diagram: Diagram;
  readonly memory: LayoutMemory;
}

function drawn(name: string, graph: FlowGraph, previous: LayoutMemory | null = null): Drawn[] {
  return Object.entries(forms).map(([form, window]) => ({
    name: `${name} ${form}`,
    ...layout(graph, { labelOf, previous, window }),
  }));
}

/** The drawing, and every drawing with one step less that remembers it. */
function drawnWithoutEach(name: string, graph: FlowGraph): Drawn[] {
  return drawn(name, graph).flatMap((one) => [
    one,
    ...graph.nodes
      .filter(({ type }) => type === 'task')
      .flatMap(({ id }) => drawn(`${one.name} without ${id}`, withoutStep(graph, id), one.memory)),
  ]);
}

const checks = [
  ['[LA1] no box or label overlaps another', overlaps],
  ['[LA2] no flow passes through a node or a label', hits],
  ['[LA3] flows are orthogonal and dock in the middle of a side', badRoutes],
  ['[LA4] flows that join different nodes share no line', sharedLines],
  ['[LA5] everything lies inside the drawing', outside],
] as const;

const wrong = (all: readonly Drawn[], check: (diagram: Diagram) => string[]): string[] =>
  all.flatMap(({ name, diagram }) => check(diagram).map((found) => `${name}: ${found}`));

describe('geometry of random models, folded or not', { timeout: 60_000 }, () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  const all = [randomBlockGraph, randomChoiceGraph].flatMap((randomGraph) =>
    seeds.flatMap((seed) => {
      const name = `${randomGraph.name} ${seed}`;
      const [first] = drawn(name, randomGraph(seed));
      // The memory of another model is where remembered places fit worst.
      return [
        ...drawn(name, randomGraph(seed)),
        ...drawn(`${name} and the next`, randomGraph(seed + 1), first?.memory),
      ];
    }),
  );
  it.each(checks)('%s', (_, check) => {
    expect(wrong(all, check)).toEqual([]);
  });
});

describe('geometry where one step is gone', { timeout: 60_000 }, () => {
  const all = Array.from({ length: 12 }, (_, seed) => seed + 500).flatMap((seed) => [
    ...drawnWithoutEach(`block ${seed}`, randomBlockGraph(seed, 24)),
    ...drawnWithoutEach(`choice ${seed}`, randomChoiceGraph(seed, 12)),
  ]);
  it.each(checks)('%s', (_, check) => {
    expect(wrong(all, check)).toEqual([]);
  });
});

describe('geometry of public logs at three positions of the simplicity, and where one step is gone', {
  timeout: 120_000,
}, () => {
  for (const name of publicLogNames) {
    it(`[LA1] [LA2] [LA3] [LA4] [LA5] ${name}`, (context) => {
      const graphs = graphsOfLog(name);
      if (graphs === null) return context.skip(`the public event log ${name} does not lie beside the repository`);
      const all = graphs.flatMap((graph, index) =>
        index === 1 ? drawnWithoutEach(name, graph) : drawn(`${name} ${index}`, graph),
      );
      for (const [rule, check] of checks) expect(wrong(all, check), rule).toEqual([]);
    });
  }
});
