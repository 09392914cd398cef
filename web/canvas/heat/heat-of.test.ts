import { expect, test } from 'vitest';
import { orderModel } from '../testing/order-model.fixture.ts';
import { aStep } from '../testing/records.fixture.ts';
import { durationCutTexts } from './cut-texts.ts';
import { flowScale, heatMarkers, heatOf } from './heat-of.ts';

/** The scale of a flow of these steps. */
const flow = (...steps: Parameters<typeof aStep>[0][]) =>
  flowScale(
    steps.map((step) => aStep({ type: 'payment', ...step })),
    orderModel(),
  );

test.each([0, 1, 2, 3, 4])('[UI57] expiry class %d becomes its marker, with the number printed', (heat) => {
  expect(heatOf(aStep({ heat, budgetUsed: 1.684 }), 'expiry', flow())).toMatchObject({
    marker: `heat-${heat}`,
    text: '168\u00a0%',
  });
});

test('[UI57] a step without a limit, or with nobody waiting, has no expiry heat', () => {
  expect(heatOf(aStep({ heat: null, budgetUsed: null }), 'expiry', flow())).toMatchObject({ marker: null, text: null });
});

test.each([
  [900, 'dur-0'],
  [1_000, 'dur-1'],
  [2_100, 'dur-2'],
  [4_000, 'dur-3'],
  [9_400, 'dur-4'],
])('[UI57] in a flow whose slowest step takes 9.4 s a p95 of %d ms is %s', (p95Ms, marker) => {
  const scale = flow({ p95Ms: 9_400 }, { p95Ms: 100 });
  expect(heatOf(aStep({ p50Ms: 100, p95Ms }), 'duration', scale).marker).toBe(marker);
});

test('[UI57] an end is not coloured, so how long it took to get there measures nothing', () => {
  const scale = flow({ p95Ms: 9_400 }, { type: 'order-completed', p95Ms: 45_000 });
  expect(scale.durationCutsMs).toEqual([1_000, 2_000, 4_000, 8_000]);
});

test('[UI57] the legend says the cuts of this very flow', () => {
  expect(durationCutTexts([1_000, 2_000, 4_000, 8_000])).toEqual(['<1 s', '1–2 s', '2–4 s', '4–8 s', '>8 s']);
  expect(durationCutTexts([15_000, 30_000, 60_000, 120_000])).toEqual(['<15 s', '15–30 s', '30 s–1m', '1m–2m', '>2m']);
  expect(durationCutTexts([125, 250, 500, 1_000])).toEqual([
    '<125 ms',
    '125–250 ms',
    '250–500 ms',
    '500 ms–1 s',
    '>1 s',
  ]);
});

test('[UI57] volume compares with the busiest step', () => {
  expect(heatOf(aStep({ perMinute: 312 }), 'volume', flow({ perMinute: 312 }))).toMatchObject({
    marker: 'dur-4',
    text: '312 / min',
  });
  expect(heatOf(aStep({ perMinute: 7.5 }), 'volume', flow({ perMinute: 312 })).marker).toBe('dur-0');
  expect(heatOf(aStep({ perMinute: 0 }), 'volume', flow()).marker).toBe('dur-0');
});

test('[UI57] heat off colours nothing', () => {
  expect(heatOf(aStep({ heat: 4, budgetUsed: 2 }), 'off', flow()).marker).toBeNull();
});

test('[UI57] every marker that may be set can be taken off', () => {
  for (const mode of ['expiry', 'duration', 'volume'] as const) {
    const { marker } = heatOf(
      aStep({ heat: 3, budgetUsed: 1.2, p50Ms: 1, p95Ms: 2, perMinute: 3 }),
      mode,
      flow({ perMinute: 9 }),
    );
    expect(heatMarkers).toContain(marker);
  }
});
