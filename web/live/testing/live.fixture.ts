import { toEpochMs } from '../../../shared/ids.ts';
import type { Delta, Snapshot } from '../../../shared/view/delta.ts';
import type { GatewayRecord } from '../../../shared/view/records.ts';
import type { FrameTimers } from '../frame-scheduler.ts';
import { createLiveStore } from '../live-store.ts';

/** A clock, frames and timers that stand still until a test moves them. */
function createStillTime(startMs = 1_000_000) {
  let nowMs = startMs;
  let handles = 0;
  const frames = new Map<number, () => void>();
  const timers = new Map<number, { dueMs: number; run: () => void }>();
  const frameTimers: FrameTimers = {
    requestFrame(run) {
      frames.set(++handles, run);
      return handles;
    },
    cancelFrame: (handle) => frames.delete(handle),
    startTimer(run, delayMs) {
      timers.set(++handles, { dueMs: nowMs + delayMs, run });
      return handles;
    },
    stopTimer: (handle) => timers.delete(handle),
  };
  return {
    frameTimers,
    now: () => nowMs,
    frame() {
      const due = [...frames.values()];
      frames.clear();
      for (const run of due) run();
    },
    /** Lets time pass without a frame, as in a hidden tab. */
    pass(durationMs: number) {
      nowMs += durationMs;
      for (const [handle, timer] of timers) {
        if (timer.dueMs > nowMs) continue;
        timers.delete(handle);
        timer.run();
      }
    },
  };
}

export const gateway = (name: string, waiting: number): GatewayRecord =>
  ({ kind: 'gateway', element: name, waiting, atRisk: 0, overdue: 0 }) as unknown as GatewayRecord;

export const snapshot = (seq: number, overrides: Partial<Snapshot> = {}): Snapshot & { run: string } => ({
  seq,
  sentAt: toEpochMs(1_000_000),
  records: [],
  run: 'run-1',
  ...overrides,
});

export const delta = (fromSeq: number, seq: number, overrides: Partial<Delta> = {}): Delta => ({
  fromSeq,
  seq,
  sentAt: toEpochMs(1_000_000),
  ops: [],
  moves: [],
  sampling: 1,
  ...overrides,
});

export function createTestStore(time = createStillTime()) {
  return { time, live: createLiveStore(time.frameTimers, time.now) };
}
