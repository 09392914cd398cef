import { expect, test } from 'vitest';
import type { Clock } from '../clock.ts';
import { createFakeProcess } from '../gateway/testing/fake-process.ts';
import { createManualClock } from '../gateway/testing/open-gateway.ts';
import { logProblems } from './problem-log.ts';

test('[GW25] a problem is told once, and that it is over', () => {
  let look = (): void => {};
  const clock: Clock = {
    ...createManualClock(),
    every(_intervalMs, callback) {
      look = callback;
      return () => {};
    },
  };
  let problem: string | null = null;
  const said: string[] = [];
  logProblems([{ ...createFakeProcess(), problem: () => problem }], clock, (line) => said.push(line));

  const told = [
    null,
    'No broker answers.',
    'No broker answers.',
    'Catching up: 70 records.',
    'Catching up: 8 records.',
    null,
  ];
  for (problem of told) look();
  expect(said).toEqual(['Orders: No broker answers.', 'Orders: Catching up: 70 records.', 'Orders: up to date.']);
});
