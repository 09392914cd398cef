import { describe, expect, test } from 'vitest';
import { binomialLowerTail, binomialTail, expectedMinority } from './tail.ts';

describe('binomial tails', () => {
  test('[MO4] by hand: at least one and at least two heads of two', () => {
    expect(binomialTail(2, 0.5, 0)).toBe(1);
    expect(binomialTail(2, 0.5, 1)).toBeCloseTo(0.75);
    expect(binomialTail(2, 0.5, 2)).toBeCloseTo(0.25);
    expect(binomialTail(2, 0.5, 3)).toBe(0);
    expect(binomialLowerTail(2, 0.5, 0)).toBeCloseTo(0.25);
  });

  test('[MO4] one swap in 25 orders may be noise, three may not; of 10,000 orders 200 may, 400 may not', () => {
    expect(binomialTail(25, 0.02, 1)).toBeGreaterThan(0.3);
    expect(binomialTail(25, 0.02, 3)).toBeLessThan(0.05);
    expect(binomialTail(10_000, 0.02, 200)).toBeGreaterThan(0.4);
    expect(binomialTail(10_000, 0.02, 400)).toBeLessThan(1e-9);
  });

  test('[MO17] counts that would underflow get a bound that falls with the count', () => {
    const tails = [20_000, 20_400, 21_000, 30_000].map((count) => binomialTail(1_000_000, 0.02, count));
    expect(tails[0]).toBe(1);
    expect(tails).toEqual([...tails].sort((a, b) => b - a));
    expect(tails[3]).toBeLessThan(1e-100);
    expect(binomialTail(1_000_000, 0.02, 1_000_000)).toBe(0);
  });

  test('[MO5] the minority to expect of a fair coin: half an order of two, close to half of many', () => {
    expect(expectedMinority(1, 0.5)).toBe(0);
    expect(expectedMinority(2, 0.5)).toBeCloseTo(0.5);
    expect(expectedMinority(100, 0.3)).toBeCloseTo(30);
  });
});
