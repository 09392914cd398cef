/** A frame later than this is a stall: tokens go on from where they were instead of jumping. */
const frameGapMaxMs = 50;

/** Animation frames while something moves, and a clock that runs only then. */
export interface FrameLoop {
  /** The loop's own time, milliseconds. */
  readonly clockMs: () => number;
  /** Asks for a frame; without it the loop sleeps. */
  readonly wake: () => void;
  /** Frames go on, the clock stands still for this long. */
  readonly freeze: (forMs: number) => void;
  readonly stop: () => void;
}

/** Calls `draw` once per frame for as long as it answers that something still moves. */
export function createFrameLoop(draw: (clockMs: number) => boolean): FrameLoop {
  let clockMs = 0;
  let lastFrameAt: number | null = null;
  let frozenUntil = 0;
  let frame: number | null = null;
  let stopped = false;

  function onFrame(now: number): void {
    frame = null;
    if (lastFrameAt !== null && now >= frozenUntil) clockMs += Math.min(frameGapMaxMs, now - lastFrameAt);
    const moves = draw(clockMs);
    lastFrameAt = moves ? now : null;
    if (moves) wake();
  }

  function wake(): void {
    if (!stopped) frame ??= requestAnimationFrame(onFrame);
  }

  return {
    clockMs: () => clockMs,
    wake,
    freeze: (forMs) => {
      frozenUntil = performance.now() + forMs;
      wake();
    },
    stop: () => {
      stopped = true;
      if (frame !== null) cancelAnimationFrame(frame);
    },
  };
}
