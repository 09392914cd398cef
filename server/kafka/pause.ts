import type { Clock } from '../clock.ts';

/** Waits so long, or until the signal; leaves no timer behind that would keep the process from ending. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    function finish(): void {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
    const cancel = clock.every(ms, finish);
    signal.addEventListener('abort', finish, { once: true });
    if (signal.aborted) finish();
  });
}

/** Resolves when the work is done, well or not, or so much time has passed. */
export function settleWithin(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const finish = () => done.abort();
  work.then(finish, finish);
  return pause(clock, ms, done.signal);
}
