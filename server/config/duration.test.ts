import { describe, expect, it } from 'vitest';
import { parseDuration } from './duration.ts';

describe('durations', () => {
  it.each([
    ['PT10M', 600_000],
    ['PT2H', 7_200_000],
    ['P1D', 86_400_000],
    ['P14D', 1_209_600_000],
    ['P2W', 1_209_600_000],
    ['P1DT12H30M5S', 131_405_000],
    ['PT0.5S', 500],
    ['PT90M', 5_400_000],
  ])('[CF4] %s', (text, ms) => expect(parseDuration(text)).toEqual({ ok: true, value: ms }));

  it.each(['P1Y', 'P1M', 'P1Y2M10DT2H', 'P1.5M'])('[CF4] %s has no fixed length', (text) => {
    expect(parseDuration(text)).toMatchObject({ failure: expect.stringContaining('no fixed length') });
  });

  it.each(['', 'P', 'PT', 'P1DT', '10m', 'PT10', 'pt10m', 'P-1D', 'PT1..5S', ' PT1S', 'T1H', '600'])(
    '[CF4] %j is none',
    (text) =>
      expect(parseDuration(text)).toMatchObject({ failure: expect.stringContaining('not an ISO 8601 duration') }),
  );

  it('[CF4] nothing is not a duration', () => {
    expect(parseDuration('PT0S')).toMatchObject({ failure: expect.stringContaining('longer than nothing') });
  });
});
