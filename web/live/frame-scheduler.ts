/** The platform's clocks, as arguments: fakes in tests. */
export interface FrameTimers {
  readonly requestFrame: (run: () => void) => number;
  readonly cancelFrame: (handle: number) => void;
  readonly startTimer: (run: () => void, delayMs: number) => number;
  readonly stopTimer: (handle: number) => void;
}

/** A hidden tab gets no animation frames; the picture is then published this often instead. */
const hiddenTabDelayMs = 250;

/**
 * Collects many calls into one per animation frame: `schedule()` runs `work` once, at the next frame or after 250 ms, whichever
 * comes first. `cancel()` forgets a run that is due.
 */
export function createFrameScheduler(work: () => void, timers: FrameTimers) {
  let frame: number | null = null;
  let timer: number | null = null;

  const cancel = (): void => {
    if (frame !== null) timers.cancelFrame(frame);
    if (timer !== null) timers.stopTimer(timer);
    frame = null;
    timer = null;
  };
  const run = (): void => {
    cancel();
    work();
  };
  const schedule = (): void => {
    if (frame !== null) return;
    frame = timers.requestFrame(run);
    timer = timers.startTimer(run, hiddenTabDelayMs);
  };
  return { schedule, cancel };
}

/** The browser's own timers. */
export const browserTimers: FrameTimers = {
  requestFrame: (run) => requestAnimationFrame(run),
  cancelFrame: (handle) => cancelAnimationFrame(handle),
  startTimer: (run, delayMs) => window.setTimeout(run, delayMs),
  stopTimer: (handle) => window.clearTimeout(handle),
};
