import { expect, test } from 'vitest';
import { toElementId } from '../ids.ts';
import { createFlowPaths } from './flow-paths.ts';
import { graphOf } from './testing/word-graph.ts';

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
