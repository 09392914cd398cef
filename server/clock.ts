import type { DurationMs, EpochMs } from '../shared/ids.ts';

/** Time as an argument: the only place of the server that reads the wall clock and sets timers (architecture rule 3). */
export interface Clock {
  now(): EpochMs;
  /** Calls back again and again, never overlapping; returns the cancel function. */
  every(intervalMs: DurationMs | number, callback: () => void): () => void;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now() as EpochMs,
  every(intervalMs, callback) {
    const timer = setInterval(callback, intervalMs);
    return () => clearInterval(timer);
  },
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
