import { expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import type { SourceStateRecord } from '../../shared/view/records.ts';
import { chipLook } from './live-chip.ts';

const at = toEpochMs(Date.UTC(2024, 4, 16, 10, 49, 23));
const source = (overrides: Partial<SourceStateRecord> = {}): SourceStateRecord => ({
  kind: 'source',
  mode: 'kafka',
  state: 'live',
  problem: null,
  asOf: at,
  firstEventAt: at,
  lastEventAt: at,
  partitions: 4,
  lag: 0,
  topics: ['orders'],
  ...overrides,
});
const told = (...args: Parameters<typeof chipLook>): string => {
  const { tone, label, detail } = chipLook(...args);
  return `${tone}: ${label} ${detail}`.trim();
};

test('[UI14] the chip tells how the line is before how the data arrives', () => {
  expect(told({ kind: 'connecting' }, null, null)).toBe('idle: Connecting');
  expect(told({ kind: 'stale', since: at }, source(), 400)).toBe('broken: Stale since 10:49:23');
  expect(told({ kind: 'refused', reason: 'x' }, source(), 400)).toBe('broken: Not connected');
  expect(told({ kind: 'live' }, null, null)).toBe('idle: Connecting');
});

test('[UI17] live data tells how far behind it is, with tenths below ten seconds', () => {
  expect(told({ kind: 'live' }, source(), 412)).toBe('live: Live 0.4 s behind');
  expect(told({ kind: 'live' }, source(), 12_400)).toBe('live: Live 12 s behind');
  expect(told({ kind: 'live' }, source(), 600_000)).toBe('live: Live 10 min behind');
});

test('[UI17] data of the past tells its instant', () => {
  const past = 'at 16 May 2024, 10:49:23';
  expect(told({ kind: 'live' }, source({ state: 'catching-up' }), 1)).toBe(`past: Catching up ${past}`);
  expect(told({ kind: 'live' }, source({ mode: 'replay' }), null)).toBe(`past: Replay ${past}`);
  expect(told({ kind: 'live' }, source({ mode: 'replay', state: 'ended' }), null)).toBe(`idle: Ended ${past}`);
});

test('[UI36] a source without events says so, one that is not reached too', () => {
  expect(told({ kind: 'live' }, source({ lastEventAt: null }), 1)).toBe('idle: Connected no events yet');
  expect(told({ kind: 'live' }, source({ state: 'connecting' }), 1)).toBe('broken: Connecting to the source');
});
