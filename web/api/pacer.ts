export interface PacerTimers {
  readonly now: () => number;
  readonly startTimer: (run: () => void, delayMs: number) => number;
  readonly stopTimer: (handle: number) => void;
}

/** A pause after work that took long, as a multiple of how long it took: slow work gets a quarter of the time at most. */
const restShare = 3;

/**
 * Runs `work` when asked, never twice at the same time and not sooner than `intervalMs` after it last began: asks in between become one run
 * when the shortest interval asked for is over. After slow work there is a pause of three times its length. `stop()` forgets what is due.
 */
export function createPacer(work: () => Promise<unknown>, timers: PacerTimers) {
  let startedAtMs = Number.NEGATIVE_INFINITY;
  let restedAtMs = Number.NEGATIVE_INFINITY;
  let timer: number | null = null;
  let dueAtMs = Number.POSITIVE_INFINITY;
  let askedMs = Number.POSITIVE_INFINITY;
  let running = false;
  let stopped = false;

  const run = (): void => {
    timer = null;
    dueAtMs = Number.POSITIVE_INFINITY;
    running = true;
    startedAtMs = timers.now();
    work()
      .catch(() => undefined) // a failed refresh is shown by the query that failed
      .finally(() => {
        running = false;
        restedAtMs = timers.now() + restShare * (timers.now() - startedAtMs);
        const intervalMs = askedMs;
        askedMs = Number.POSITIVE_INFINITY;
        if (intervalMs < Number.POSITIVE_INFINITY && !stopped) ask(intervalMs);
      });
  };
  function ask(intervalMs: number): void {
    if (running) {
      askedMs = Math.min(askedMs, intervalMs);
      return;
    }
    const atMs = Math.max(startedAtMs + intervalMs, restedAtMs, timers.now());
    if (atMs >= dueAtMs) return;
    if (timer !== null) timers.stopTimer(timer);
    dueAtMs = atMs;
    timer = timers.startTimer(run, atMs - timers.now());
  }
  return {
    ask,
    stop(): void {
      stopped = true;
      if (timer !== null) timers.stopTimer(timer);
    },
  };
}
