import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBudget,
  formatCount,
  formatDuration,
  formatExact,
  formatInstant,
  formatMeasured,
  formatMeasuredRange,
  formatRate,
  formatShare,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('[UI5] running durations are whole seconds in two units, with a real minus sign', () => {
  const seconds = (value: number): string => plain(formatDuration(value * 1_000));
  expect(seconds(4)).toBe('4s');
  expect(seconds(2_832)).toBe('47m 12s');
  expect(seconds(-22)).toBe('−22s');
  expect(seconds(-2_232)).toBe('−37m 12s');
  expect(seconds(8_040)).toBe('2h 14m');
  expect(seconds(266_400)).toBe('3d 02h');
  expect(seconds(-0.2)).toBe('0s');
});

test('[UI5] no duration prints sixty seconds or sixty minutes', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (durationMs) => {
      expect(formatDuration(durationMs)).not.toMatch(/\b60[sm]/);
      expect(plain(formatMeasured(durationMs))).not.toMatch(/^(60\.0 s|1000 ms)/);
    }),
  );
});

test('[UI5] measured durations keep one decimal below a minute', () => {
  expect(plain(formatMeasured(420))).toBe('420 ms');
  expect(plain(formatMeasured(11_800))).toBe('11.8 s');
  expect(plain(formatMeasured(192_000))).toBe('3m 12s');
  expect(plain(formatMeasuredRange(2_900, 4_100))).toBe('2.9–4.1 s');
  expect(plain(formatMeasuredRange(420, 1_200))).toBe('420 ms–1.2 s');
  expect(plain(formatMeasuredRange(50_000, 70_000))).toBe('50.0 s–1m 10s');
  expect(plain(formatMeasuredRange(2_900, 2_900))).toBe('2.9 s');
});

test('[UI5] limits leave out what is zero', () => {
  expect(plain(formatBudget(600_000))).toBe('10m');
  expect(plain(formatBudget(7_200_000))).toBe('2h');
  expect(plain(formatBudget(90_000))).toBe('1m 30s');
  expect(plain(formatBudget(12_400))).toBe('12.4 s');
});

test('[UI6] instants are UTC, with the day only where it matters', () => {
  const at = Date.UTC(2024, 4, 16, 10, 3, 3, 412);
  expect(formatExact(at)).toBe('10:03:03.412');
  expect(formatInstant(at, at + 60_000)).toBe('10:03:03');
  expect(formatInstant(at, at + 2 * 86_400_000)).toBe('Thu 10:03');
  expect(formatInstant(at, at + 40 * 86_400_000)).toBe('16 May 2024');
  expect(formatExact(-1)).toBe('23:59:59.999');
});

test('[UI5] counts, rates and shares', () => {
  expect(formatCount(1_204)).toBe('1,204');
  expect(formatRate(2.14)).toBe('2.1');
  expect(formatRate(310.4)).toBe('310');
  expect(plain(formatShare(0.992))).toBe('99.2 %');
  expect(plain(formatShare(1))).toBe('100 %');
  expect(plain(formatShare(0.99999))).toBe('99.9 %');
});
