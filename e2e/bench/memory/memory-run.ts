import { setTimeout as delay } from 'node:timers/promises';
import type { KafkaMessage } from 'kafkajs';
import { defaultProcess } from '../../../server/config/defaults.ts';
import { parseBatch } from '../../../server/ingest/parse-batch.ts';
import { KafkaRecord } from '../../../server/kafka/kafka-record.ts';
import { createLedger, type Ledger } from '../../../server/ledger/ledger.ts';
import { mine } from '../../../server/mining/mine.ts';
import { createMemoryStore } from '../../../server/store/memory-store.ts';
import { compileMapping } from '../../../shared/event/compile-mapping.ts';
import { toActivity } from '../../../shared/ids.ts';
import { assert } from '../../../shared/result.ts';
import { variantLogOf } from '../../../shared/variant/prefix-tree.ts';
import { uuidOf } from '../support/order-events.ts';

const orderCount = 200_000;
const finishedCount = 1_000;
const topic = 'orders';
/** Five events and one that is still to come. */
const steps = ['placed', 'paid', 'reserved', 'packed', 'shipped', 'completed'].map((name) => `order-${name}`);
const firstAt = Date.UTC(2026, 0, 5);

const ledger = createLedger({
  config: {
    ...defaultProcess('orders', [topic]),
    start: [toActivity('order-placed')],
    outcomes: new Map([[toActivity('order-completed'), 'completed']]),
  },
  mode: 'kafka',
  parse: compileMapping(null),
  store: createMemoryStore(0),
});
let offset = 0;

/** Every order takes its next step; records arrive as bytes, so that ids come into being as they do in the product. */
function takeStep(first: number, last: number, step: number): void {
  const batchSize = 1_000;
  for (let from = first; from < last; from += batchSize) {
    const records = Array.from({ length: Math.min(batchSize, last - from) }, (_, index) =>
      recordOf(from + index, step),
    );
    const batch = { topic, partition: 0, records, nextOffset: offset, endOffset: offset, caughtUpAt: null };
    ledger.ingest(parseBatch(ledger.parse, batch));
    ledger.settle(false);
  }
}

function recordOf(order: number, step: number): KafkaRecord {
  const at = firstAt + offset;
  const value = JSON.stringify({
    type: steps[step],
    orderId: uuidOf(`order ${order}`),
    time: new Date(at).toISOString(),
    source: 'bench',
    id: uuidOf(`event ${order}.${step}`),
  });
  const message = {
    key: null,
    value: Buffer.from(value),
    timestamp: String(at),
    offset: String(offset++),
    headers: {},
  };
  return new KafkaRecord(topic, 0, message as unknown as KafkaMessage);
}

/** A model, so that orders stand on a diagram and have waits as they would. */
function showModel({ book, config }: Ledger): void {
  const log = variantLogOf(book.tree);
  const names = { processId: config.id, processName: config.name, labels: {} };
  ledger.adopt(mine({ ...names, log, interrupts: [], previous: null }), finishedCount);
  ledger.settle(true);
}

async function settledMemory(): Promise<{ residentBytes: number; heapBytes: number }> {
  for (let round = 0; round < 5; round++) {
    globalThis.gc?.();
    await delay(200);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { residentBytes: rss, heapBytes: heapUsed + external };
}

for (let step = 0; step < steps.length; step++) takeStep(0, finishedCount, step);
showModel(ledger);
const before = await settledMemory();
for (let step = 0; step < steps.length - 1; step++) takeStep(finishedCount, finishedCount + orderCount, step);
ledger.settle(true);
const after = await settledMemory();
assert(ledger.book.inFlight.size === orderCount, 'every order is in flight');
console.log(
  JSON.stringify({
    residentBytes: (after.residentBytes - before.residentBytes) / orderCount,
    heapBytes: (after.heapBytes - before.heapBytes) / orderCount,
  }),
);
