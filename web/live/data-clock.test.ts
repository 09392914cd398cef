import { expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import type { SourceStateRecord } from '../../shared/view/records.ts';
import { behindMs, dataNow } from './data-clock.ts';
import type { LiveState } from './live-store.ts';

const source: SourceStateRecord = {
  kind: 'source',
  mode: 'kafka',
  state: 'live',
  problem: null,
  asOf: toEpochMs(9_600),
  firstEventAt: null,
  lastEventAt: null,
  partitions: 4,
  lag: 0,
  topics: ['orders'],
};
const state = (overrides: Partial<SourceStateRecord>, connection: LiveState['connection']): LiveState => ({
  connection,
  view: new Map([['source', { ...source, ...overrides }]]),
  seq: 1,
  run: 'run-1',
  clockOffsetMs: 1_000,
  heardAtMs: 8_000,
});

test('[UI17] durations are told for the server clock while live, and stand still while stale', () => {
  expect(dataNow(state({}, { kind: 'live' }), 9_000)).toBe(10_000);
  expect(dataNow(state({}, { kind: 'stale', since: toEpochMs(9_000) }), 60_000)).toBe(9_000);
});

test('[UI17] while data is catching up, ended or replayed they are told for the instant read up to', () => {
  expect(dataNow(state({ state: 'catching-up' }, { kind: 'live' }), 9_000)).toBe(9_600);
  expect(dataNow(state({ mode: 'replay' }, { kind: 'live' }), 9_000)).toBe(9_600);
  expect(dataNow(state({ mode: 'replay', state: 'ended' }, { kind: 'live' }), 9_000)).toBe(9_600);
});

test('[UI17] behind is the distance to the server clock, never negative, and untold for a log of the past', () => {
  expect(behindMs(state({}, { kind: 'live' }), 9_000)).toBe(400);
  expect(behindMs(state({ asOf: toEpochMs(99_000) }, { kind: 'live' }), 9_000)).toBe(0);
  expect(behindMs(state({ mode: 'replay' }, { kind: 'live' }), 9_000)).toBeNull();
});
