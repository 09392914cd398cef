import { describe, expect, it } from 'vitest';
import { layout } from './layout.ts';
import { badRoutes, hits, outside, overlaps, sharedLines } from './testing/geometry.ts';
import { randomBlockGraph, randomChoiceGraph } from './testing/random-graph.ts';

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const labelOf = (activity: string): string => activity;
const drawings = [
  ...seeds.map((seed) => ({ name: `blocks ${seed}`, diagram: layout(randomBlockGraph(seed), { labelOf }).diagram })),
  ...seeds.map((seed) => ({ name: `choices ${seed}`, diagram: layout(randomChoiceGraph(seed), { labelOf }).diagram })),
];

describe('geometry of random models', () => {
  it.each([
    ['[LA1] no box or label overlaps another', overlaps],
    ['[LA2] no flow passes through a node or a label', hits],
    ['[LA3] flows are orthogonal and dock in the middle of a side', badRoutes],
    ['[LA4] flows that join different nodes share no line', sharedLines],
    ['[LA5] everything lies inside the drawing', outside],
  ])('%s', (_, check) => {
    expect(drawings.flatMap(({ name, diagram }) => check(diagram).map((wrong) => `${name}: ${wrong}`))).toEqual([]);
  });
});
