import { expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { provenOverlaps } from './overlap-evidence.ts';

const pair = [toActivity('a'), toActivity('b')] as const;
const isProven = (overlapping: number, together: number): boolean =>
  provenOverlaps([{ pair, overlapping, together }]).length > 0;

test('[QU12] overlaps prove concurrency in enough orders: more than clocks explain, and at least a tenth', () => {
  expect(isProven(1, 1)).toBe(false);
  expect(isProven(2, 2)).toBe(true);
  expect(isProven(2, 5)).toBe(true);
  expect(isProven(1, 10)).toBe(false);
  expect(isProven(40, 1_000)).toBe(false);
  expect(isProven(100, 1_000)).toBe(true);
  expect(isProven(0, 0)).toBe(false);
});
