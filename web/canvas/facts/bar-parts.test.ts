import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barParts, strokeWidth } from './bar-parts.ts';

const classes = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 5 });

test('[UI57] the budget bar fills its width, and no class with an order disappears', () => {
  fc.assert(
    fc.property(
      classes.filter((c) => c.some((count) => count > 0)),
      (counts) => {
        const parts = barParts(counts, 136);
        for (const [n, { from, to }] of parts.entries()) {
          if (counts[n] === 0) expect(to - from).toBe(0);
          else expect(to - from).toBeGreaterThanOrEqual(2);
        }
        const end = Math.max(...parts.map(({ from, to }) => (to > from ? to : 0)));
        expect(end).toBeCloseTo(136, 6);
      },
    ),
  );
});

test('[UI57] nobody waiting: no bar', () => {
  expect(barParts([0, 0, 0, 0, 0], 136).every(({ from, to }) => from === to)).toBe(true);
});

test('[UI52] the stroke of a flow is between 1.5 and 6 pixels and grows with its count', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (a, b) => {
      const widest = Math.max(a, b, 1);
      expect(strokeWidth(a, widest)).toBeGreaterThanOrEqual(1.5);
      expect(strokeWidth(a, widest)).toBeLessThanOrEqual(6);
      if (a <= b) expect(strokeWidth(a, widest)).toBeLessThanOrEqual(strokeWidth(b, widest));
    }),
  );
  expect(strokeWidth(0, 0)).toBe(2);
});
