import { expect, test } from 'vitest';
import { shareAnchor } from './share-anchor.ts';

const at = (...points: readonly (readonly [number, number])[]) => points.map(([x, y]) => ({ x, y }));

test.each([
  ['straight on', at([0, 50], [60, 50]), { x: 5, y: 42, align: 'start' }],
  ['down, then on', at([20, 70], [20, 150], [90, 150]), { x: 25, y: 142, align: 'start' }],
  ['up and back', at([500, 50], [500, 20], [100, 20], [100, 60]), { x: 495, y: 12, align: 'end' }],
  ['down and back', at([500, 50], [500, 90], [100, 90], [100, 60]), { x: 495, y: 106, align: 'end' }],
  ['only down', at([20, 70], [20, 150]), { x: 28, y: 114, align: 'start' }],
])('[UI52] the share of a branch that goes %s stands beside its first stretch with room', (_, line, anchor) => {
  expect(shareAnchor(line)).toEqual(anchor);
});

test('[UI52] no room, no share', () => {
  expect(shareAnchor(at([0, 0], [20, 0], [20, 30]))).toBeNull();
});
