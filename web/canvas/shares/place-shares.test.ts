import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Box, Point } from '../../../shared/model/diagram.ts';
import { placeShares } from './place-shares.ts';

const at = (...points: readonly (readonly [number, number])[]): Point[] => points.map(([x, y]) => ({ x, y }));
const place = (waypoints: readonly Point[], obstacles: readonly Box[] = []) =>
  placeShares([{ id: 'branch', waypoints }], obstacles, [waypoints]).get('branch');

test.each([
  ['straight on: above its beginning', at([0, 50], [60, 50]), { x: 4, y: 43, align: 'start', nearOnly: false }],
  ['straight on, short: only near', at([0, 50], [46, 50]), { x: 4, y: 43, align: 'start', nearOnly: true }],
  ['down, then on: beside the way down', at([20, 70], [20, 150], [90, 150]), { x: 27, y: 88, align: 'start' }],
  ['up, then on: beside the way up', at([20, 70], [20, 0], [90, 0]), { x: 27, y: 66, align: 'start' }],
  ['back: it ends where the flow begins', at([500, 50], [100, 50]), { x: 496, y: 43, align: 'end' }],
])('[UI52] the share of a branch that goes %s', (_, line, expected) => {
  expect(place(line)).toMatchObject(expected);
});

test('[UI52] what stands above the line sends the share below it; no room, no share', () => {
  const line = at([0, 50], [60, 50]);
  const above = { x: 0, y: 0, width: 60, height: 44 };
  expect(place(line, [above])).toMatchObject({ x: 4, y: 71 });
  expect(place(line, [above, { ...above, y: 56 }])).toBeUndefined();
});

test('[UI52] a share never stands where two flows run together', () => {
  const near = at([20, 70], [20, 150], [90, 150]);
  const far = at([20, 70], [20, 260], [90, 260]);
  const branches = [near, far].map((waypoints, index) => ({ id: String(index), waypoints }));
  const places = placeShares(branches, [], [near, far]);
  expect([...places.values()].map(({ y }) => y)).toEqual([143, 253]);
});

test('[UI52] no share touches a step or another share, wherever the steps are', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  const box = fc.tuple(point, fc.nat(120), fc.nat(80)).map(([p, width, height]) => ({ ...p, width, height }));
  const branch = fc.tuple(point, point).map(([a, b]) => [a, { x: a.x, y: b.y }, b]);
  fc.assert(
    fc.property(fc.array(branch, { maxLength: 5 }), fc.array(box, { maxLength: 6 }), (lines, steps) => {
      const branches = lines.map((waypoints, index) => ({ id: String(index), waypoints }));
      const places = [...placeShares(branches, steps, lines).values()];
      const boxes = places.map(({ x, y, align, nearOnly }) => {
        const width = nearOnly ? 37 : 50;
        const height = nearOnly ? 11 : 14;
        return { x: align === 'start' ? x : x - width, y: y - height, width, height };
      });
      const apart = (a: Box, b: Box): boolean =>
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      for (const [index, share] of boxes.entries()) {
        for (const other of [...steps, ...boxes.slice(index + 1)]) expect(apart(share, other)).toBe(true);
      }
    }),
  );
});
