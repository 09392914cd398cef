import { expect, test } from 'vitest';
import { toActivity, toElementId } from '../ids.ts';
import { createFlowPaths } from './flow-paths.ts';
import { splitFor } from './split-gateway.ts';
import { graphOf } from './testing/word-graph.ts';

const choice = createFlowPaths(graphOf('s>x1 x1>P x1>x2 x2>Q x2>R x2>e P>x3 Q>x3 R>x3 x3>T T>x4 x4>Q x4>R x4>e'));
const splitFrom = (source: string, steps: string, mayEnd = false) =>
  splitFor(choice, [toElementId(source)], steps.split(' ').map(toActivity), mayEnd);

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

test('[RP6] a token that may rest stands where a way leads past its steps, not behind that decision', () => {
  const loop = createFlowPaths(graphOf('s>x1 x1>P x1>Q P>x2 Q>x2 x2>x1 x2>e'));
  expect(splitFor(loop, [toElementId('P')], ['P', 'Q'].map(toActivity), true)).toBe('x2');
});

test('[RP6] a split behind a join is not it where the token could do more there than it may', () => {
  const branch = createFlowPaths(graphOf('s>a1 a1>P a1>Q P>x1 x1>P x1>a2 Q>a2 a2>x2 x2>P x2>Q x2>e'));
  expect(splitFor(branch, [toElementId('P')], [toActivity('P')], true)).toBe('x1');
});
