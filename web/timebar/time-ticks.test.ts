import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeTicks } from './time-ticks.ts';

test('[UI28] an hour is told in round ten minutes', () => {
  const from = Date.UTC(2024, 4, 16, 9, 49, 23);
  const { instants } = timeTicks(from, from + 3_600_000, 6);
  expect(instants.map((atMs) => new Date(atMs).toISOString().slice(11, 16))).toEqual([
    '09:50',
    '10:00',
    '10:10',
    '10:20',
    '10:30',
    '10:40',
  ]);
});

test('[UI28] ticks lie in the span, evenly, and are never more than asked for plus the edge', () => {
  fc.assert(
    fc.property(fc.nat(2e12), fc.integer({ min: 1, max: 2e12 }), fc.integer({ min: 1, max: 12 }), (from, span, max) => {
      const { stepMs, instants } = timeTicks(from, from + span, max);
      expect(instants.length).toBeLessThanOrEqual(max + 1);
      for (const [index, atMs] of instants.entries()) {
        expect(atMs).toBeGreaterThanOrEqual(from);
        expect(atMs).toBeLessThanOrEqual(from + span);
        if (index > 0) expect(atMs - (instants[index - 1] ?? 0)).toBe(stepMs);
      }
    }),
  );
});
