import { expect, test } from 'vitest';
import { aStep } from '../testing/records.fixture.ts';
import { heatMarkers, heatOf } from './heat-of.ts';

test.each([0, 1, 2, 3, 4])('[UI57] expiry class %d becomes its marker, with the number printed', (heat) => {
  expect(heatOf(aStep({ heat, budgetUsed: 1.684 }), 'expiry', 0)).toMatchObject({
    marker: `heat-${heat}`,
    text: '168\u00a0%',
  });
});

test('[UI57] a step without a limit, or with nobody waiting, has no expiry heat', () => {
  expect(heatOf(aStep({ heat: null, budgetUsed: null }), 'expiry', 0)).toMatchObject({ marker: null, text: null });
});

test.each([
  [9_999, 'dur-0'],
  [10_000, 'dur-1'],
  [31_000, 'dur-2'],
  [60_000, 'dur-3'],
  [362_000, 'dur-4'],
])('[UI57] a p95 of %d ms is %s', (p95Ms, marker) => {
  expect(heatOf(aStep({ p50Ms: 1_000, p95Ms }), 'duration', 0).marker).toBe(marker);
});

test('[UI57] volume compares with the busiest step', () => {
  expect(heatOf(aStep({ perMinute: 312 }), 'volume', 312)).toMatchObject({ marker: 'dur-4', text: '312 / min' });
  expect(heatOf(aStep({ perMinute: 7.5 }), 'volume', 312).marker).toBe('dur-0');
  expect(heatOf(aStep({ perMinute: 0 }), 'volume', 0).marker).toBe('dur-0');
});

test('[UI57] heat off colours nothing', () => {
  expect(heatOf(aStep({ heat: 4, budgetUsed: 2 }), 'off', 0).marker).toBeNull();
});

test('[UI57] every marker that may be set can be taken off', () => {
  for (const mode of ['expiry', 'duration', 'volume'] as const) {
    const { marker } = heatOf(aStep({ heat: 3, budgetUsed: 1.2, p50Ms: 1, p95Ms: 2, perMinute: 3 }), mode, 9);
    expect(heatMarkers).toContain(marker);
  }
});
