import { expect, test } from 'vitest';
import { closingLine, judged, none, sum } from './counts.ts';

const twoPassed = { counts: { passed: 2, failed: 0, skipped: 0 }, failures: [] };
const oneFailed = { counts: { passed: 1, failed: 1, skipped: 0 }, failures: ['a.test.ts: [XX1] holds'] };

test('[HO12] the closing line adds up all parts', () => {
  const skipped = { counts: { passed: 0, failed: 0, skipped: 4 }, failures: [] };
  expect(closingLine(sum([twoPassed, oneFailed, skipped]))).toBe('3 passed, 1 failed, 4 skipped');
  expect(closingLine(sum([]))).toBe('0 passed, 0 failed, 0 skipped');
});

test('[HO12] a runner that ends well or counts its failures is believed', () => {
  expect(judged(twoPassed, 0)).toEqual(twoPassed);
  expect(judged(oneFailed, 1)).toEqual(oneFailed);
});

test.each([
  [twoPassed, 1, 3, 'ended with exit code 1, see above'],
  [twoPassed, null, 3, 'ended with a signal, see above'],
  [{ counts: none, failures: [] }, 0, 1, 'ran no test'],
])('[HO12] a runner that ends badly or runs nothing has failed', (outcome, exitCode, ran, reason) => {
  const { counts, failures } = judged(outcome, exitCode);
  expect(counts).toEqual({ ...outcome.counts, failed: 1 });
  expect(counts.passed + counts.failed).toBe(ran);
  expect(failures).toEqual([reason]);
});
