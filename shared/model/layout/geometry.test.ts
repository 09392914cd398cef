import { describe, expect, it } from 'vitest';
import type { Diagram } from '../diagram.ts';
import { layout } from './layout.ts';
import { badRoutes, hits, outside, overlaps, sharedLines } from './testing/geometry.ts';
import { randomBlockGraph, randomChoiceGraph } from './testing/random-graph.ts';

const labelOf = (activity: string): string => activity;

/** Drawn afresh, and drawn with the memory of another model, which is when remembered places fit worst. */
function drawings(): { name: string; diagram: Diagram }[] {
  return Array.from({ length: 120 }, (_, seed) => seed).flatMap((seed) =>
    [randomBlockGraph, randomChoiceGraph].flatMap((randomGraph) => {
      const { diagram, memory } = layout(randomGraph(seed), { labelOf });
      const next = layout(randomGraph(seed + 1), { labelOf, previous: memory });
      const name = `${randomGraph.name} ${seed}`;
      return [
        { name, diagram },
        { name: `${name} and the next`, diagram: next.diagram },
      ];
    }),
  );
}

describe('geometry of random models', { timeout: 30_000 }, () => {
  const drawn = drawings();

  it.each([
    ['[LA1] no box or label overlaps another', overlaps],
    ['[LA2] no flow passes through a node or a label', hits],
    ['[LA3] flows are orthogonal and dock in the middle of a side', badRoutes],
    ['[LA4] flows that join different nodes share no line', sharedLines],
    ['[LA5] everything lies inside the drawing', outside],
  ])('%s', (_, check) => {
    expect(drawn.flatMap(({ name, diagram }) => check(diagram).map((wrong) => `${name}: ${wrong}`))).toEqual([]);
  });
});
