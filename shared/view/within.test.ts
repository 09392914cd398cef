import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareWithin } from './within.ts';

test('[VW8] orders that hang over the limit or expired in the step count as not within it', () => {
  const step = { withinLimit: 1, runs: 90, overdue: 10, expired: 0, limitMs: 5_000 };
  expect(shareWithin(step)).toBe(0.9);
  expect(shareWithin({ ...step, withinLimit: null, runs: 0 })).toBe(0);
  expect(shareWithin({ ...step, overdue: 0 })).toBe(1);
  expect(shareWithin({ ...step, overdue: 5, expired: 5 })).toBe(0.9);
});

test('[VW8] nothing is said without a limit or before anybody came', () => {
  expect(shareWithin({ withinLimit: null, runs: 50, overdue: 0, expired: 0, limitMs: null })).toBeNull();
  expect(shareWithin({ withinLimit: null, runs: 0, overdue: 0, expired: 0, limitMs: 5_000 })).toBeNull();
});

test('[VW8] it lies between nothing and what the ended runs say, and one more that hangs never raises it', () => {
  const counts = fc.record({ withinLimit: fc.double({ min: 0, max: 1, noNaN: true }), runs: fc.nat(1_000) });
  fc.assert(
    fc.property(counts, fc.nat(1_000), fc.nat(1_000), ({ withinLimit, runs }, overdue, expired) => {
      const share = shareWithin({ withinLimit, runs, overdue, expired, limitMs: 1 }) ?? 0;
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(withinLimit);
      expect(shareWithin({ withinLimit, runs, overdue: overdue + 1, expired, limitMs: 1 }) ?? 0).toBeLessThanOrEqual(
        share,
      );
      expect(shareWithin({ withinLimit, runs, overdue, expired: expired + 1, limitMs: 1 }) ?? 0).toBeLessThanOrEqual(
        share,
      );
    }),
    { seed: 15, numRuns: 300 },
  );
});
