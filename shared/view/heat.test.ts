import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDurationMs, toEpochMs } from '../ids.ts';
import { budgetUsed, durationClass, expiryClass, p90, percentile } from './heat.ts';

const settings = { seed: 14, numRuns: 500 };
const instant = fc.integer({ min: 0, max: 1_000_000 }).map(toEpochMs);

test('[VW5] the budget used is 0 when the wait begins, 1 when it is due, and grows past it', () => {
  const used = (now: number) => budgetUsed(toEpochMs(now), toEpochMs(1_000), toEpochMs(3_000));
  expect([1_000, 2_000, 3_000, 5_000].map(used)).toEqual([0, 0.5, 1, 2]);
  expect(used(500)).toBe(0);
});

test('[VW5] the budget used is finite, never negative and never shrinks as time passes', () => {
  fc.assert(
    fc.property(instant, instant, instant, instant, (since, dueAt, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const used = budgetUsed(earlier, since, dueAt);
      expect(used).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(used)).toBe(true);
      expect(budgetUsed(later, since, dueAt)).toBeGreaterThanOrEqual(used);
    }),
    settings,
  );
});

test('[VW6] expiry heat is cut at 50, 80, 100 and 150 %, a share on a cut is the hotter', () => {
  expect([0, 0.49, 0.5, 0.79, 0.8, 0.99, 1, 1.49, 1.5, 9].map(expiryClass)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test('[VW6] duration heat is cut at 10 s, 30 s, 1 min and 5 min', () => {
  const seconds = [0, 9.9, 10, 29.9, 30, 59.9, 60, 299.9, 300, 9_000];
  expect(seconds.map((value) => durationClass(toDurationMs(value * 1_000)))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
});

test('[VW7] the percentile is the smallest value that enough values do not exceed, null of none', () => {
  expect(p90([])).toBeNull();
  expect(p90([7])).toBe(7);
  expect(p90([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])).toBe(9);
  expect(percentile([3, 1, 2], 0.5)).toBe(2);
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.constantFrom(0.5, 0.9, 0.95, 1), (values, share) => {
      const found = percentile(values, share) ?? Number.NaN;
      expect(values).toContain(found);
      expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length);
      expect(values.filter((value) => value < found).length).toBeLessThan(share * values.length);
    }),
    settings,
  );
});
