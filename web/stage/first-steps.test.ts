import { describe, expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import type { SourceStateRecord, SummaryRecord } from '../../shared/view/records.ts';
import { emptyTitle, firstSteps } from './first-steps.ts';
import { problemOf } from './problem.ts';

const source: SourceStateRecord = {
  kind: 'source',
  mode: 'kafka',
  state: 'live',
  problem: null,
  asOf: null,
  firstEventAt: null,
  lastEventAt: null,
  partitions: 12,
  lag: 0,
  topics: ['orders'],
};
const counts = (accepted: number, rejected: number): SummaryRecord =>
  ({ accepted, rejected, inFlight: accepted }) as Partial<SummaryRecord> as SummaryRecord;
const told = (from: SourceStateRecord | null, summary: SummaryRecord | null): string =>
  (firstSteps(from, summary, null) ?? []).map(({ state }) => state).join(' ');

describe('the way to the first diagram', () => {
  test('[UI36] what works comes first, one thing is missing now, the rest comes later', () => {
    expect(told(null, null)).toBe('now later later later later');
    expect(told({ ...source, state: 'connecting' }, null)).toBe('now later later later later');
    expect(told({ ...source, partitions: 0 }, counts(0, 0))).toBe('done now later later later');
    expect(told(source, counts(0, 0))).toBe('done done now later later');
    expect(told(source, counts(0, 12))).toBe('done done done now later');
    expect(told(source, counts(9, 0))).toBe('done done done done now');
  });

  test('[UI36] the title names the nearest thing missing', () => {
    expect(emptyTitle(null, null)).toBe('Connecting');
    expect(emptyTitle(source, counts(0, 0))).toBe('No events yet');
    expect(emptyTitle(source, counts(0, 12))).toBe('No record could be read');
    expect(emptyTitle(source, counts(9, 0))).toBe('Watching the first orders');
  });

  test('[UI36] with a model there is nothing to wait for', () => {
    const model = { kind: 'model', version: 1, since: toEpochMs(0), orders: 5, steps: 3, fitting: 1 } as const;
    expect(firstSteps(source, counts(9, 0), model)).toBeNull();
  });
});

test('[UI18] one sentence: our line to the server first, then its to the source', () => {
  const broken = { ...source, problem: 'The broker does not answer.' };
  expect(problemOf({ kind: 'live' }, source)).toBeNull();
  expect(problemOf({ kind: 'live' }, broken)?.sentence).toBe('The broker does not answer.');
  const stale = { kind: 'stale', since: toEpochMs(Date.UTC(2024, 4, 16, 10, 49, 23)) } as const;
  expect(problemOf(stale, broken)?.sentence).toMatch(/silent since 10:49:23 UTC/);
  expect(problemOf({ kind: 'refused', reason: 'Reload.' }, broken)).toEqual({ sentence: 'Reload.', reload: true });
});
