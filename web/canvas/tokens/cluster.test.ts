import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterMax, clusterPositions, clusterStates } from './cluster.ts';

const box = { x: 100, y: 50, width: 168, height: 76 };
const waiting = fc
  .tuple(fc.nat(5_000), fc.nat(5_000), fc.nat(5_000))
  .map(([atRisk, overdue, calm]) => ({ waiting: atRisk + overdue + calm, atRisk, overdue }));

test('[UI56] up to twelve waiting orders are one dot each', () => {
  fc.assert(
    fc.property(
      waiting.filter((w) => w.waiting <= clusterMax),
      (w) => {
        const states = clusterStates(w);
        expect(states.length).toBe(w.waiting);
      },
    ),
  );
  expect(clusterStates({ waiting: 5, atRisk: 1, overdue: 2 })).toEqual([
    'overdue',
    'overdue',
    'at-risk',
    'in-flight',
    'in-flight',
  ]);
});

test('[UI56] a crowd is twelve dots, and no state of the crowd is left out', () => {
  fc.assert(
    fc.property(
      waiting.filter((w) => w.waiting > clusterMax),
      (w) => {
        const states = clusterStates(w);
        expect(states.length).toBe(clusterMax);
        expect(states.includes('overdue')).toBe(w.overdue > 0);
        if (w.overdue < w.waiting / 2) expect(states.includes('at-risk')).toBe(w.atRisk > 0);
      },
    ),
  );
});

test('[UI56] dots rest before the entry, off the flow, beside the step, and do not cover each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: clusterMax }), (count) => {
      const at = clusterPositions(count, box);
      const dots = Array.from({ length: count }, (_, i) => ({ x: at[i * 2] ?? 0, y: at[i * 2 + 1] ?? 0 }));
      for (const [i, a] of dots.entries()) {
        expect(a.x).toBeLessThan(box.x - 4);
        expect(a.x).toBeGreaterThan(box.x - 20);
        expect(Math.abs(a.y - 88)).toBeGreaterThan(8);
        expect(Math.abs(a.y - 88)).toBeLessThan(38);
        for (const b of dots.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(7);
      }
    }),
  );
});
