import { describe, expect, it } from 'vitest';
import type { Diagram, DiagramNode } from '../diagram.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { layout } from './layout.ts';
import { graphOf, stepsOf, type Tree } from './testing/graph-builder.ts';
import { insertAfter } from './testing/insert-step.ts';
import { createRandom } from './testing/random.ts';
import { randomBlockGraph, randomChoiceGraph, randomTree } from './testing/random-graph.ts';

const labelOf = (activity: string): string => activity;
const seeds = Array.from({ length: 30 }, (_, seed) => seed);
const graphs = seeds.flatMap((seed) => [randomBlockGraph(seed), randomChoiceGraph(seed)]);

/** Compares deeply like `toEqual`, but a hundred times faster on whole drawings. */
const asText = (value: unknown): string => JSON.stringify(value);

describe('the same picture', { timeout: 30_000 }, () => {
  it('[LA20] for the same graph, whatever the order of its arrays', () => {
    graphs.forEach((graph, seed) => {
      const shuffled = {
        nodes: shuffle(graph.nodes, seed),
        flows: shuffle(graph.flows, seed),
        interrupts: graph.interrupts.toReversed(),
      };
      expect(asText(layout(shuffled, { labelOf }))).toBe(asText(layout(graph, { labelOf })));
    });
  });

  it('[LA21] when an unchanged graph is laid out again with its own memory, which is plain data', () => {
    for (const graph of graphs) {
      const { diagram, memory } = layout(graph, { labelOf });
      expect(structuredClone(memory)).toEqual(memory);
      expect(asText(layout(graph, { labelOf, previous: structuredClone(memory) }).diagram)).toBe(asText(diagram));
    }
  });
});

describe('with memory, what did not change keeps its order from top to bottom', { timeout: 30_000 }, () => {
  const additions: readonly Tree[] = ['New', { optional: 'New' }, { parallel: ['New', 'Newer'] }];

  it('[LA22] when a step, an optional step or a parallel block is added', () => {
    for (const seed of seeds) {
      const tree = randomTree(seed);
      const steps = stepsOf(tree);
      const at = createRandom(seed)(steps.length);
      const before = layout(graphOf(tree), { labelOf });
      for (const added of additions) {
        const after = layout(graphOf(insertAfter(tree, at, added)), { labelOf, previous: before.memory });
        expect(flipped(before.diagram, after.diagram, steps[at]), `seed ${seed}`).toEqual([]);
      }
    }
  });

  it('[LA22] when a step is taken out again', () => {
    for (const seed of seeds) {
      const tree = randomTree(seed);
      const before = layout(graphOf(insertAfter(tree, 0, { optional: 'New' })), { labelOf });
      const after = layout(graphOf(tree), { labelOf, previous: before.memory });
      expect(flipped(before.diagram, after.diagram), `seed ${seed}`).toEqual([]);
    }
  });

  it('[LA23] when the weights change by up to 40 %, although another branch becomes the heaviest', () => {
    graphs.forEach((graph, seed) => {
      const before = layout(graph, { labelOf });
      const after = layout(reweighed(graph, seed), { labelOf, previous: before.memory });
      expect(flipped(before.diagram, after.diagram), `seed ${seed}`).toEqual([]);
    });
  });
});

function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const random = createRandom(seed + 1);
  return items
    .map((item) => ({ item, key: random(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function reweighed(graph: FlowGraph, seed: number): FlowGraph {
  const random = createRandom(seed);
  return {
    ...graph,
    flows: graph.flows.map((flow) => ({ ...flow, count: Math.round((flow.count * (60 + random(80))) / 100) })),
  };
}

/** Pairs of steps that stand above one another in both pictures, but the other way round; those with the edited step aside. */
function flipped(before: Diagram, after: Diagram, edited?: string): string[] {
  const later = new Map(after.nodes.map((node) => [node.id, node]));
  const steps = before.nodes.flatMap((node) => {
    const moved = later.get(node.id);
    return node.type !== 'task' || node.label === edited || moved === undefined ? [] : [{ node, moved }];
  });
  return steps.flatMap((one, index) =>
    steps.slice(index + 1).flatMap((other) => {
      const isFlipped = below(one.node, other.node) * below(one.moved, other.moved) < 0;
      return isFlipped ? [`${one.node.id} and ${other.node.id}`] : [];
    }),
  );
}

/** 1 if the first step stands below the second, -1 above, 0 beside it. */
const below = (a: DiagramNode, b: DiagramNode): number => (Math.abs(a.x - b.x) < a.width ? Math.sign(a.y - b.y) : 0);
