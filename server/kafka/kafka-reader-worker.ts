import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../shared/result.ts';
import { systemClock } from '../clock.ts';
import type { EventBatch } from '../ingest/event-batch.ts';
import { createParsingSource } from '../ingest/parsing-source.ts';
import { createDeliveryWindow } from './delivery-window.ts';
import type { ReaderMessage, ReaderOrder, ReaderSetup } from './kafka-reader.ts';
import { createKafkaSource } from './kafka-source.ts';

/** Batches that may be on their way, of 5,000 records at most: enough to read on through a long tick of the ledger, few enough to hold. */
const batchesOnTheWayMax = 16;

assert(parentPort !== null, 'this file is a worker thread');
const port = parentPort;
const { kafka, topics, mapping, positions } = workerData as ReaderSetup;
const source = createParsingSource(createKafkaSource({ kafka, topics, clock: systemClock }), mapping);
const window = createDeliveryWindow(batchesOnTheWayMax);

function post(message: ReaderMessage, owned: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, [...owned]);
}

/** The memory of the columns changes hands: nothing of it is copied. */
const ownedBy = ({ events, history }: EventBatch): ArrayBuffer[] =>
  [
    events.activities,
    events.services,
    events.lifecycles,
    events.times,
    events.idHashes,
    history.facts,
    history.bytes,
  ].map(({ buffer }) => buffer as ArrayBuffer);

port.on('message', (order: ReaderOrder) => {
  if (order === 'handled') window.handled();
  else {
    window.open();
    // A connection that is still being closed would keep the thread alive.
    void source.stop().then(() => process.exit());
  }
});

source.start({
  positions: () => positions,
  onState: (state) => post({ kind: 'state', state }),
  onBatch(batch) {
    post({ kind: 'batch', batch }, ownedBy(batch));
    return window.sent();
  },
});
