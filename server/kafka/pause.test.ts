import { expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import { pause, settleWithin } from './pause.ts';

/** A clock whose timers go off by hand. */
function createHandClock() {
  const timers = new Set<() => void>();
  const clock: Clock = {
    now: () => toEpochMs(0),
    every(_, callback) {
      timers.add(callback);
      return () => timers.delete(callback);
    },
    sleep: () => Promise.reject(new Error('not used')),
  };
  const ring = () => {
    for (const callback of [...timers]) callback();
  };
  return { clock, timers, ring };
}

test('[SO4] a pause ends with its time or with the signal, and leaves no timer', async () => {
  const { clock, timers, ring } = createHandClock();
  const stop = new AbortController();
  const timed = pause(clock, 100, stop.signal);
  expect(timers.size).toBe(1);
  ring();
  await timed;
  const stopped = pause(clock, 100, stop.signal);
  stop.abort();
  await stopped;
  await pause(clock, 100, stop.signal);
  expect(timers.size).toBe(0);
});

test('[SO4] work is waited for only so long, and may fail', async () => {
  const { clock, timers, ring } = createHandClock();
  await settleWithin(clock, 100, Promise.resolve());
  await settleWithin(clock, 100, Promise.reject(new Error('expected')));
  const endless = settleWithin(clock, 100, new Promise(() => undefined));
  ring();
  await endless;
  expect(timers.size).toBe(0);
});
