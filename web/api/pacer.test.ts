import { expect, test } from 'vitest';
import { createPacer } from './pacer.ts';

/** Timers by hand: `pass` moves the clock and runs what is due; `finish` ends the work that runs. */
function createTestPacer() {
  let nowMs = 0;
  let due: { atMs: number; run: () => void } | null = null;
  let finish = (): void => expect.fail('nothing runs');
  const starts: number[] = [];
  const pacer = createPacer(
    () => {
      starts.push(nowMs);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    {
      now: () => nowMs,
      startTimer: (run, delayMs) => {
        due = { atMs: nowMs + delayMs, run };
        return 1;
      },
      stopTimer: () => {
        due = null;
      },
    },
  );
  const pass = (durationMs: number): void => {
    nowMs += durationMs;
    if (due === null || due.atMs > nowMs) return;
    const { run } = due;
    due = null;
    run();
  };
  const settle = async (): Promise<void> => {
    finish();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pacer, starts, pass, settle };
}

test('[UI20] the first ask runs at once, asks within the second become one run at its end', async () => {
  const { pacer, starts, pass, settle } = createTestPacer();
  pacer.ask(1_000);
  pass(0);
  await settle();
  for (let ask = 0; ask < 5; ask += 1) {
    pass(100);
    pacer.ask(1_000);
  }
  expect(starts).toEqual([0]);
  pass(500);
  expect(starts).toEqual([0, 1_000]);
});

test('[UI20] work that is slow never runs twice at the same time; an ask meanwhile is answered after it', async () => {
  const { pacer, starts, pass, settle } = createTestPacer();
  pacer.ask(1_000);
  pass(0);
  pass(3_000);
  pacer.ask(1_000);
  pacer.ask(1_000);
  pass(3_000);
  expect(starts).toEqual([0]);
  await settle();
  pass(0);
  expect(starts).toEqual([0]);
  // It took six seconds: a quarter of the time is for it, the rest for others.
  pass(18_000);
  expect(starts).toEqual([0, 24_000]);
});

test('[UI20] an ask that is more urgent comes sooner, a less urgent one changes nothing', async () => {
  const { pacer, starts, pass, settle } = createTestPacer();
  pacer.ask(1_000);
  pass(0);
  await settle();
  pacer.ask(1_000);
  pass(100);
  pacer.ask(200);
  pacer.ask(1_000);
  pass(100);
  expect(starts).toEqual([0, 200]);
});

test('[UI20] what is due is forgotten when stopped', () => {
  const { pacer, starts, pass } = createTestPacer();
  pacer.ask(1_000);
  pacer.stop();
  pass(5_000);
  expect(starts).toEqual([]);
});
