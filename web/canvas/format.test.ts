import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abbreviate, percentUsed } from './format.ts';

test.each([
  [0, '0'],
  [46, '46'],
  [999, '999'],
  [1_000, '1k'],
  [1_204, '1.2k'],
  [1_999, '1.9k'],
  [12_345, '12k'],
  [999_999, '999k'],
  [1_000_000, '1M'],
  [3_450_000, '3.4M'],
])('[UI55] %d waiting reads as %s', (count, text) => {
  expect(abbreviate(count)).toBe(text);
});

test('[UI55] a badge never says more than there is and has at most four characters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (count) => {
      const text = abbreviate(count);
      const unit = text.endsWith('M') ? 1_000_000 : text.endsWith('k') ? 1_000 : 1;
      expect(Number.parseFloat(text) * unit).toBeLessThanOrEqual(count + 1e-6);
      expect(text.length).toBeLessThanOrEqual(4);
    }),
  );
});

test.each([
  [0.41, '41\u00a0%'],
  [1.684, '168\u00a0%'],
  [125, '>999\u00a0%'],
])('[UI57] %d of the budget reads as %s', (share, text) => {
  expect(percentUsed(share)).toBe(text);
});
