import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDurationHistogram } from './durations.ts';

const durations = fc.array(fc.integer({ min: 1, max: 2_592_000_000 }), { minLength: 1, maxLength: 200 });

describe('the duration histogram', () => {
  it('[SL3] answers quantiles within 1 % of the nearest rank', () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.5, 0.9, 0.95, 0.995), (values, q) => {
        const histogram = createDurationHistogram();
        for (const value of values) histogram.add(value);
        const exact = values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1] ?? 0;
        expect(Math.abs((histogram.quantile(q) ?? 0) - exact)).toBeLessThanOrEqual(0.01 * exact);
      }),
    );
  });

  it('[A27] keeps the mean exact and adds up', () => {
    fc.assert(
      fc.property(durations, durations, (one, other) => {
        const parts = [one, other].map((values) => {
          const histogram = createDurationHistogram();
          for (const value of values) histogram.add(value);
          return histogram;
        });
        const sum = createDurationHistogram();
        for (const part of parts) sum.merge(part);
        const all = [...one, ...other];
        expect(sum.count).toBe(all.length);
        expect(sum.mean()).toBeCloseTo(all.reduce((total, value) => total + value, 0) / all.length, 3);
      }),
    );
  });

  it('[SL3] takes back what was added', () => {
    const histogram = createDurationHistogram();
    histogram.add(1_000);
    histogram.add(5_000);
    histogram.add(5_000, -1);
    expect([histogram.count, histogram.quantile(1)]).toEqual([1, expect.closeTo(1_000, -1)]);
  });

  it('[SL7] counts a negative duration as none, as clocks are skewed', () => {
    const histogram = createDurationHistogram();
    histogram.add(-250);
    expect(histogram.quantile(0.5)).toBe(0);
  });
});
