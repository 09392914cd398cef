import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';

export interface VirtualClock extends Clock {
  /** Lets time pass: sleepers wake in the order of their instants, and what they set off happens before the next wakes. */
  advance(ms: number): Promise<void>;
}

/** A clock that stands still until it is told to go on. */
export function createVirtualClock(startAt: EpochMs): VirtualClock {
  let now: number = startAt;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  const nextBy = (end: number): (typeof sleepers)[number] | undefined => {
    const due = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    sleepers = sleepers.filter((sleeper) => sleeper !== due);
    return due;
  };
  /** A turn of the event loop: everything already resolved has run after it. */
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  return {
    now: () => toEpochMs(now),
    every: () => () => undefined,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: now + ms, wake });
      }),
    async advance(ms) {
      const end = now + ms;
      for (let next = nextBy(end); next !== undefined; next = nextBy(end)) {
        now = next.at;
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}
