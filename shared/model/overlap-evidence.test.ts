import { expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { provenOverlaps } from './overlap-evidence.ts';
import { seededRandom } from './testing/random.ts';

const pair = [toActivity('a'), toActivity('b')] as const;
const isProven = (overlapping: number, together: number, held: readonly (typeof pair)[] = []): boolean =>
  provenOverlaps([{ pair, overlapping, together }], held).length > 0;

test('[QU12] overlaps prove concurrency in enough orders: more than clocks explain, and at least a tenth', () => {
  expect(isProven(1, 1)).toBe(false);
  expect(isProven(2, 2)).toBe(true);
  expect(isProven(2, 5)).toBe(true);
  expect(isProven(1, 10)).toBe(false);
  expect(isProven(40, 1_000)).toBe(false);
  expect(isProven(100, 1_000)).toBe(true);
  expect(isProven(0, 0)).toBe(false);
});

test('[QU14] what was proven stays so until fewer than half as many orders show it, in enough of them', () => {
  expect(isProven(60, 1_000, [pair])).toBe(true);
  expect(isProven(40, 1_000, [pair])).toBe(false);
  expect(isProven(0, 10, [pair])).toBe(true);
  expect(isProven(0, 50, [pair])).toBe(false);
  expect(isProven(4_000, 100_000, [pair])).toBe(false);
  expect(isProven(60, 1_000, [[toActivity('a'), toActivity('c')]])).toBe(false);
});

/** How often the list changes while a share of the orders overlaps. */
function flips(share: number, seed: number, isHolding: boolean): number {
  const random = seededRandom(seed);
  const count = { pair, together: 0, overlapping: 0 };
  let proven: ReturnType<typeof provenOverlaps> = [];
  let changes = 0;
  for (let order = 0; order < 20_000; order++) {
    count.together++;
    if (random.next() < share) count.overlapping++;
    const next = provenOverlaps([count], isHolding ? proven : []);
    if (next.length !== proven.length) changes++;
    proven = next;
  }
  return changes;
}

test('[QU14] a stationary flow at the very threshold changes the list once at most', () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(Math.max(...seeds.map((seed) => flips(0.1, seed, false)))).toBeGreaterThan(10);
  expect(Math.max(...seeds.map((seed) => flips(0.1, seed, true)))).toBe(1);
});
