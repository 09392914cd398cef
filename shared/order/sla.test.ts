import { describe, expect, it } from 'vitest';
import { toActivity, toDurationMs, toEpochMs } from '../ids.ts';
import { createDurationHistogram } from './durations.ts';
import { learnedLimit, limitOf, type SlaConfig } from './sla.ts';
import { watermark } from './watermark.ts';

const payment = toActivity('payment-received');
const nothing: SlaConfig = { endToEnd: null, default: null, steps: new Map(), atRisk: 0.8 };
const runs = (count: number, ms: number) => {
  const histogram = createDurationHistogram();
  for (let index = 0; index < count; index++) histogram.add(ms);
  return histogram;
};

describe('limits', () => {
  it('[SL1] prefers the own limit, then the default, then the learned one', () => {
    const learned = new Map([[payment, { ms: 9_000, kind: 'learned' as const }]]);
    const own: SlaConfig = {
      ...nothing,
      default: toDurationMs(60_000),
      steps: new Map([[payment, toDurationMs(5_000)]]),
    };
    expect(limitOf(payment, own, learned)).toEqual({ ms: 5_000, kind: 'configured' });
    expect(limitOf(toActivity('other'), own, learned)).toEqual({ ms: 60_000, kind: 'configured' });
    expect(limitOf(payment, nothing, learned)).toEqual({ ms: 9_000, kind: 'learned' });
    expect(limitOf(toActivity('other'), nothing, learned)).toBeNull();
  });

  it('[SL1] learns a limit from thirty runs on, never below a second', () => {
    expect(learnedLimit(runs(29, 2_000))).toBeNull();
    expect(learnedLimit(runs(30, 2_000))?.ms).toBeCloseTo(6_000, -2);
    expect(learnedLimit(runs(30, 2))).toEqual({ ms: 1_000, kind: 'learned' });
  });
});

describe('the watermark', () => {
  const partition = { topic: 'orders', partition: 0, nextOffset: 5, endOffset: 5 };

  it('[SL4] waits for the slowest partition', () => {
    const idle = { ...partition, caughtUpAt: toEpochMs(5_000), lastEventAt: toEpochMs(100) };
    const behind = { ...partition, caughtUpAt: null, lastEventAt: toEpochMs(3_000) };
    expect(watermark([idle])).toBe(5_000);
    expect(watermark([idle, behind])).toBe(3_000);
  });

  it('[SL4] knows nothing before every partition was read', () => {
    expect(watermark([])).toBeNull();
    expect(watermark([{ ...partition, caughtUpAt: null, lastEventAt: null }])).toBeNull();
  });
});
