import { compileMapping } from '../../../shared/event/compile-mapping.ts';
import type { SourceRecord } from '../../../shared/event/record.ts';
import { epoch, operational } from '../../../shared/event/testing/records.ts';
import { toActivity, toEpochMs } from '../../../shared/ids.ts';
import { variantLogOf } from '../../../shared/variant/prefix-tree.ts';
import type { ProcessConfig } from '../../config/config.ts';
import { parseBatch } from '../../ingest/parse-batch.ts';
import { mine } from '../../mining/mine.ts';
import type { RecordBatch } from '../../source.ts';
import { createMemoryStore } from '../../store/memory-store.ts';
import { createLedger, type Ledger } from '../ledger.ts';

/** The parallel order flow (fixture A), configured: no inference in the way of what a test is about. */
export const orderFlow: ProcessConfig = {
  id: 'orders',
  name: 'orders',
  topics: ['orders'],
  mapping: null,
  labels: {},
  start: [toActivity('order-placed')],
  outcomes: new Map([
    [toActivity('order-completed'), 'completed'],
    [toActivity('order-expired'), 'expired'],
    [toActivity('order-cancelled'), 'cancelled'],
  ]),
  sla: { endToEnd: null, default: null, steps: new Map(), atRisk: 0.8 },
  payload: { default: 'masked', show: [] },
  links: { kafkaUi: null, trace: null },
};

/** The same process with nothing said about it. */
export const unconfigured: ProcessConfig = { ...orderFlow, start: null, outcomes: null };

export interface Harness {
  readonly ledger: Ledger;
  /** Publishes one event; offsets follow by themselves. Times are seconds after the builders' epoch. */
  event(orderId: string, type: string, atSeconds: number, options?: EventOptions): void;
  /** Everything has been read up to that second: judge. */
  settle(atSeconds: number): void;
  /** Mines the finished orders in this thread. */
  mine(): void;
  ingest(record: SourceRecord): void;
  deliver(batch: RecordBatch): void;
}

interface EventOptions {
  readonly partition?: number;
  readonly topic?: string;
  readonly id?: string;
  readonly lifecycle?: string;
  readonly data?: unknown;
}

/** The wall clock of the harness: everything a test tells has happened by then. */
export const wallSeconds = 1_000_000;

export const at = (seconds: number): number => epoch + seconds * 1000;

export function createHarness(config: ProcessConfig = orderFlow): Harness {
  const ledger = createLedger({
    config,
    mode: 'demo',
    parse: compileMapping(config.mapping),
    store: createMemoryStore(),
    now: () => toEpochMs(at(wallSeconds)),
  });
  const nextOffsets = new Map<string, number>();

  const deliver = (batch: RecordBatch): void => ledger.ingest(parseBatch(ledger.parse, batch));

  function ingest(record: SourceRecord): void {
    const key = `${record.topic}/${record.partition}`;
    nextOffsets.set(key, Math.max(nextOffsets.get(key) ?? 0, record.offset + 1));
    const { topic, partition, offset } = record;
    const batch = {
      topic,
      partition,
      records: [record],
      nextOffset: offset + 1,
      endOffset: offset + 1,
      caughtUpAt: null,
    };
    deliver(batch);
  }

  return {
    ledger,
    ingest,
    deliver,
    event(orderId, type, atSeconds, { partition = 0, topic = 'orders', ...fields } = {}) {
      const offset = nextOffsets.get(`${topic}/${partition}`) ?? 0;
      ingest(operational({ orderId, type, at: at(atSeconds), ...fields }, { topic, partition, offset }));
    },
    settle(atSeconds) {
      for (const { topic, partition, nextOffset } of ledger.partitions.all()) {
        const caughtUpAt = toEpochMs(at(atSeconds));
        const batch = { topic, partition, records: [], nextOffset, endOffset: nextOffset, caughtUpAt };
        deliver(batch);
      }
      ledger.settle(true);
    },
    mine() {
      const log = variantLogOf(ledger.book.tree);
      const interrupts = ledger.book.tree.activities.filter(
        (activity) => ledger.inference.outcomeOf(activity) === 'expired',
      );
      const { id, name, labels } = ledger.config;
      const previous = ledger.drawn?.mined.memory ?? null;
      ledger.adopt(mine({ processId: id, processName: name, log, interrupts, labels, previous }), log.variants.length);
      ledger.settle(true);
    },
  };
}

/** Completed orders in all three legal interleavings of fixture A, one second per step. */
export function happyOrders(harness: Harness, count: number, fromSeconds = 0): void {
  const ways = [
    ['payment-received', 'stock-reserved', 'order-shipped'],
    ['stock-reserved', 'payment-received', 'order-shipped'],
    ['stock-reserved', 'order-shipped', 'payment-received'],
  ];
  for (let index = 0; index < count; index++) {
    const start = fromSeconds + index * 10;
    const way = ways[index % ways.length] ?? [];
    ['order-placed', ...way, 'order-completed'].forEach((type, step) => {
      harness.event(`happy-${fromSeconds}-${index}`, type, start + step);
    });
  }
}
