import { describe, expect, it } from 'vitest';
import { createRollingCount, createRollingDurations } from './rolling.ts';

const dayMs = 86_400_000;

describe('statistics over a window', () => {
  it('[SL9] are of the last hour of the data', () => {
    const durations = createRollingDurations();
    const count = createRollingCount();
    for (const at of [0, dayMs, dayMs + 60_000]) {
      durations.add(at, 5_000, 1);
      count.add(at, 1);
    }
    expect(durations.window(dayMs + 60_000).count).toBe(2);
    expect(count.window(dayMs + 60_000)).toBe(2);
  });

  it('[SL9] of a replayed log they are of the whole', () => {
    const durations = createRollingDurations(false);
    const count = createRollingCount(false);
    for (const at of [0, dayMs, 30 * dayMs]) {
      durations.add(at, 5_000, 1);
      count.add(at, 1);
    }
    durations.add(dayMs, 5_000, -1);
    expect(durations.window(30 * dayMs).count).toBe(2);
    expect(count.window(30 * dayMs)).toBe(3);
  });
});
