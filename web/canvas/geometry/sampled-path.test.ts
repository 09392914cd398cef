import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Point } from '../../../shared/model/diagram.ts';
import { flattenRounded, roundedPath, trimEnd } from './rounded.ts';
import { samplePath, writePointAt } from './sampled-path.ts';

const point = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1000 }) });
const waypoints = fc.array(point, { minLength: 2, maxLength: 7 });

function at(path: ReturnType<typeof samplePath>, share: number): Point {
  const out = new Float32Array(2);
  writePointAt(path, share, out, 0);
  return { x: out[0] ?? Number.NaN, y: out[1] ?? Number.NaN };
}

test('[UI53] a token starts and ends exactly at the ends of its flow', () => {
  fc.assert(
    fc.property(waypoints, (line) => {
      const path = samplePath(line);
      expect(at(path, 0)).toEqual(line[0]);
      const end = at(path, 1);
      expect(end.x).toBeCloseTo(line.at(-1)?.x ?? 0, 2);
      expect(end.y).toBeCloseTo(line.at(-1)?.y ?? 0, 2);
    }),
  );
});

test('[UI53] equal shares of the time are equal lengths of the way', () => {
  const path = samplePath([
    { x: 0, y: 0 },
    { x: 300, y: 0 },
    { x: 300, y: 200 },
    { x: 500, y: 200 },
  ]);
  const steps = Array.from({ length: 51 }, (_, i) => at(path, i / 50));
  const lengths = steps.slice(1).map((p, i) => Math.hypot(p.x - (steps[i]?.x ?? 0), p.y - (steps[i]?.y ?? 0)));
  const mean = path.length / 50;
  for (const length of lengths) expect(Math.abs(length - mean)).toBeLessThan(mean * 0.12);
});

test('[UI53] a share outside 0 … 1 stays at an end', () => {
  const path = samplePath([
    { x: 10, y: 5 },
    { x: 90, y: 5 },
  ]);
  expect(at(path, -3)).toEqual({ x: 10, y: 5 });
  expect(at(path, 7)).toEqual({ x: 90, y: 5 });
});

test('[UI53] a flow of no length is a resting point, not NaN', () => {
  const path = samplePath([
    { x: 4, y: 4 },
    { x: 4, y: 4 },
  ]);
  expect(at(path, 0.5)).toEqual({ x: 4, y: 4 });
});

test('[UI52] corners never leave the box of the waypoints and the arms stay straight', () => {
  fc.assert(
    fc.property(waypoints, (line) => {
      const xs = line.map((p) => p.x);
      const ys = line.map((p) => p.y);
      for (const p of flattenRounded(line)) {
        expect(p.x).toBeGreaterThanOrEqual(Math.min(...xs) - 1e-6);
        expect(p.x).toBeLessThanOrEqual(Math.max(...xs) + 1e-6);
        expect(p.y).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-6);
        expect(p.y).toBeLessThanOrEqual(Math.max(...ys) + 1e-6);
      }
    }),
  );
});

test('[UI52] the stroke ends before the target, for the arrow head to touch it', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ];
  expect(trimEnd(line, 7).at(-1)).toEqual({ x: 93, y: 0 });
  expect(roundedPath(trimEnd(line, 7))).toBe('M0 0L93 0');
});
