import { toEpochMs } from '../../shared/ids.ts';
import type { Delta } from '../../shared/view/delta.ts';
import type { SeriesRecord, SourceStateRecord, SummaryRecord, ViewRecord } from '../../shared/view/records.ts';
import { busyRecords } from '../canvas/testing/busy-records.ts';
import { movesOver } from '../canvas/testing/fake-feed.ts';
import { orderModel } from '../canvas/testing/order-model.fixture.ts';
import type { OpenSocket } from '../live/connection.ts';
import type { Scene } from './scene.ts';

const tickMs = 100;
const now = () => toEpochMs(Date.now());

/** A server inside the page: a snapshot, then ten deltas a second with a few moving tokens. */
export const openFixtureSocket =
  (scene: Scene): OpenSocket =>
  (_hello, handlers) => {
    let seq = 1;
    const model = orderModel();
    const begin = window.setTimeout(() => {
      handlers.onSnapshot({ seq, sentAt: now(), records: recordsOf(scene), run: 'fixture' });
    }, tickMs);
    const ticking = window.setInterval(() => {
      if (scene.silent && seq > 5) return;
      const delta: Delta = {
        fromSeq: seq,
        seq: seq + 1,
        sentAt: now(),
        ops: [['put', sourceOf(scene)]],
        moves: scene.hasModel ? movesOver(model, 2, seq) : [],
        sampling: 6,
      };
      seq += 1;
      handlers.onDelta(delta);
    }, tickMs);
    return {
      resync: () => undefined,
      redial: () => undefined,
      close: () => {
        window.clearTimeout(begin);
        window.clearInterval(ticking);
      },
    };
  };

function recordsOf(scene: Scene): ViewRecord[] {
  const busy = busyRecords(orderModel());
  const summary = busy.find((record): record is SummaryRecord => record.kind === 'summary');
  const others = scene.hasModel ? busy.filter((record) => record.kind !== 'summary') : [];
  return [
    ...others.map((record) => (record.kind === 'step' ? { ...record, ...limitOf(record.activity) } : record)),
    ...(summary ? [{ ...summary, rejected: 12, ...scene.summary }] : []),
    sourceOf(scene),
    ...(scene.hasModel ? [modelRecord(), seriesRecord()] : []),
  ];
}

function limitOf(activity: string) {
  if (activity === 'payment')
    return { limitMs: 600_000, limitKind: 'configured' as const, withinLimit: 0.989, meanMs: 3_100 };
  if (activity === 'stock') return { limitMs: 76_500, limitKind: 'learned' as const, withinLimit: 1, meanMs: 13_000 };
  if (activity === 'shipping')
    return { limitMs: 480_000, limitKind: 'configured' as const, withinLimit: 0.996, meanMs: 203_000 };
  return {};
}

const sourceOf = (scene: Scene): SourceStateRecord => ({
  kind: 'source',
  mode: 'kafka',
  state: 'live',
  problem: null,
  asOf: toEpochMs(now() - 400),
  firstEventAt: toEpochMs(now() - 8e8),
  lastEventAt: now(),
  partitions: 12,
  lag: 214,
  topics: ['orders'],
  ...scene.source,
});

const modelRecord = (): ViewRecord => ({
  kind: 'model',
  version: 14,
  since: toEpochMs(now() - 2.9e8),
  orders: 81_204,
  steps: 6,
  fitting: 0.984,
});

/** Sixty minutes in half-minute buckets; overdue orders pile up in the last quarter of an hour. */
function seriesRecord(): SeriesRecord {
  const wave = (base: number, swing: number, seed: number) =>
    Array.from(
      { length: 120 },
      (_, i) => base + swing * (Math.sin(i / 7 + seed) * 0.6 + Math.sin(i * 1.7 + seed) * 0.4),
    );
  const rising = (top: number) => Array.from({ length: 120 }, (_, i) => Math.max(0, Math.round((top * (i - 88)) / 31)));
  return {
    kind: 'series',
    bucketMs: 30_000,
    endAt: now(),
    started: wave(155, 30, 1),
    done: wave(150, 24, 2),
    expired: wave(1, 0.8, 3).map((value) => Math.max(0, Math.round(value))),
    inFlight: wave(1_180, 90, 4),
    atRisk: wave(12, 7, 5),
    overdue: rising(9),
  };
}
