export interface PacerTimers {
  readonly now: () => number;
  readonly startTimer: (run: () => void, delayMs: number) => number;
  readonly stopTimer: (handle: number) => void;
}

/**
 * Runs `work` when asked, at most once per interval and never twice at the same time: asks in between become one run at the
 * interval's end. `stop()` forgets what is due.
 */
export function createPacer(work: () => Promise<unknown>, intervalMs: number, timers: PacerTimers) {
  let startedAtMs = Number.NEGATIVE_INFINITY;
  let timer: number | null = null;
  let running = false;
  let askedMeanwhile = false;
  let stopped = false;

  const run = (): void => {
    timer = null;
    running = true;
    startedAtMs = timers.now();
    work()
      .catch(() => undefined) // a failed refresh is shown by the query that failed
      .finally(() => {
        running = false;
        const again = askedMeanwhile && !stopped;
        askedMeanwhile = false;
        if (again) ask();
      });
  };
  function ask(): void {
    if (running) askedMeanwhile = true;
    else timer ??= timers.startTimer(run, Math.max(0, startedAtMs + intervalMs - timers.now()));
  }
  return {
    ask,
    stop(): void {
      stopped = true;
      if (timer !== null) timers.stopTimer(timer);
    },
  };
}
