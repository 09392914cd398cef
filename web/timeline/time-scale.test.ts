import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTimeScale } from './time-scale.ts';

const seconds = (...values: number[]): number[] => values.map((value) => value * 1_000);
const breaks = (scale: ReturnType<typeof createTimeScale>): number[] =>
  scale.pieces.filter(({ idle }) => idle).map(({ fromMs, toMs }) => (toMs - fromMs) / 1_000);

describe('time scale', () => {
  test('[UI26] a wait of 47 minutes after 52 busy seconds: two breaks, the busy part stays readable', () => {
    // placed 0, stock 12 s, shipped 52 s, due 10 min, now 47 m 12 s
    const scale = createTimeScale(seconds(0, 12, 52, 600, 2_832));
    expect(breaks(scale)).toEqual([548, 2_232]);
    expect(scale.position(52_000)).toBeGreaterThan(0.33);
    expect(scale.position(12_000) / scale.position(52_000)).toBeCloseTo(12 / 52, 5);
  });

  test('[UI26] steps of like length are told in true proportion', () => {
    expect(breaks(createTimeScale(seconds(0, 10, 20, 30)))).toEqual([]);
    expect(breaks(createTimeScale(seconds(0, 60, 300)))).toEqual([240]);
    expect(createTimeScale(seconds(0, 10, 20, 40)).position(10_000)).toBeCloseTo(0.25, 5);
  });

  test('[UI26] a pause of less than ten seconds is not idle', () => {
    expect(breaks(createTimeScale([0, 488, 581, 3_600]))).toEqual([]);
  });

  test('[UI26] reported work is never idle', () => {
    const instants = seconds(0, 480, 540, 1_200);
    expect(breaks(createTimeScale(instants))).toEqual([480, 660]);
    const work = [
      { fromMs: 0, toMs: 480_000 },
      { fromMs: 530_000, toMs: 1_200_000 },
    ];
    expect(breaks(createTimeScale(instants, new Set(), work))).toEqual([]);
  });

  test('[UI26] the room before a break is known', () => {
    const scale = createTimeScale(seconds(0, 12, 52, 600, 2_832));
    const idle = scale.pieces.filter((piece) => piece.idle);
    const clear = scale.clearUntil(scale.position(12_000));
    expect(clear).toBeGreaterThan(idle[0]?.left ?? 1);
    expect(clear).toBeLessThan(idle[0]?.right ?? 0);
    expect(scale.clearUntil(0.99)).toBe(1);
  });

  test('[UI26] two long gaps of like length are both idle', () => {
    expect(breaks(createTimeScale(seconds(0, 5, 405, 410, 810, 815)))).toEqual([400, 400]);
  });

  test('[UI26] an opened break is told in true proportion, the others stay', () => {
    const scale = createTimeScale(seconds(0, 12, 52, 600, 2_832), new Set([600_000]));
    expect(breaks(scale)).toEqual([548]);
  });

  test('[UI25] positions start at 0, end at 1 and keep the order of time; the pieces join without a gap', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 1e10 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(instants, (values) => {
        const sorted = [...new Set(values)].sort((a, b) => a - b);
        fc.pre(sorted.length > 1);
        const scale = createTimeScale(values);
        const positions = sorted.map(scale.position);
        expect(positions[0]).toBe(0);
        expect(positions.at(-1)).toBeCloseTo(1, 9);
        for (const [index, position] of positions.slice(1).entries()) {
          expect(position).toBeGreaterThan(positions[index] ?? Number.NaN);
        }
        for (const [index, piece] of scale.pieces.slice(1).entries()) {
          expect(piece.left).toBe(scale.pieces[index]?.right);
        }
      }),
    );
  });

  test('[UI25] one instant, or none, has a place', () => {
    expect(createTimeScale([5]).position(5)).toBe(0);
    expect(createTimeScale([]).position(5)).toBe(0);
  });
});
