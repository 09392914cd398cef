import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDurationMs, toEpochMs } from '../ids.ts';
import { budgetUsed, durationClass, durationCuts, expiryClass, p90, percentile } from './heat.ts';

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

test('[VW6] duration heat is cut at round durations below the slowest step', () => {
  const cuts = (slowestS: number) => durationCuts(toDurationMs(slowestS * 1_000)).map((cutMs) => cutMs / 1_000);
  expect(cuts(9.4)).toEqual([1, 2, 4, 8]);
  expect(cuts(8)).toEqual([1, 2, 4, 8]);
  expect(cuts(301)).toEqual([30, 60, 120, 240]);
  expect(cuts(0.9)).toEqual([0.06, 0.125, 0.25, 0.5]);
  expect(cuts(0)).toEqual([0.001, 0.002, 0.004, 0.008]);
  const classes = [0, 0.9, 1, 2, 3.9, 4, 8, 9.4].map((seconds) =>
    durationClass(toDurationMs(seconds * 1_000), durationCuts(toDurationMs(9_400))),
  );
  expect(classes).toEqual([0, 0, 1, 2, 2, 3, 4, 4]);
});

test('[VW6] from milliseconds to months the slowest step is hottest, and a step of an eighth of its time coolest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 20_000_000_000 }), (slowestMs) => {
      const cuts = durationCuts(toDurationMs(slowestMs));
      expect(cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] ?? 0))).toBe(true);
      expect(durationClass(toDurationMs(slowestMs), cuts)).toBe(4);
      expect(durationClass(toDurationMs(slowestMs / 16), cuts)).toBe(0);
    }),
    settings,
  );
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
