import { toEpochMs } from '../../shared/ids.ts';
import type { SourceStateRecord, SummaryRecord } from '../../shared/view/records.ts';

export interface Scene {
  readonly source: Partial<SourceStateRecord>;
  readonly summary: Partial<SummaryRecord>;
  readonly hasModel: boolean;
  /** The server falls silent after the first picture. */
  readonly silent: boolean;
}

const main: Scene = { source: {}, summary: {}, hasModel: true, silent: false };
const nothing: Partial<SummaryRecord> = {
  inFlight: 0,
  atRisk: 0,
  overdue: 0,
  manual: 0,
  completed: 0,
  expired: 0,
  accepted: 0,
  rejected: 0,
  spread: null,
  donePerMinute: 0,
  expiredPerMinute: 0,
  withinSla: null,
};

const scenes: Readonly<Record<string, Scene>> = {
  main,
  empty: { ...main, source: { firstEventAt: null, lastEventAt: null, lag: 0 }, summary: nothing, hasModel: false },
  connecting: {
    ...main,
    source: {
      state: 'connecting',
      problem: 'The broker localhost:9092 does not answer; trying again every 5 s.',
      asOf: null,
      lastEventAt: null,
      partitions: 0,
    },
    summary: nothing,
    hasModel: false,
  },
  unread: { ...main, summary: { ...nothing, rejected: 12 }, hasModel: false },
  first: { ...main, summary: { ...nothing, inFlight: 4, accepted: 9 }, hasModel: false },
  silent: { ...main, silent: true },
  ended: {
    ...main,
    source: { mode: 'replay', state: 'ended', asOf: toEpochMs(Date.UTC(2012, 2, 5, 14, 3, 9)), topics: ['log.xes.gz'] },
  },
};

export const sceneNamed = (name: string): Scene => scenes[name] ?? main;
