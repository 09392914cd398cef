import { Worker } from 'node:worker_threads';
import type { MappingConfig } from '../../shared/event/mapping-config.ts';
import { assert } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { KafkaConfig } from '../config/config.ts';
import type { EventBatch, EventSource, PartitionPosition } from '../ingest/event-batch.ts';
import type { SourceState } from '../source.ts';

/** All that a reader's thread needs; plain data. */
export interface ReaderSetup {
  readonly kafka: KafkaConfig;
  readonly topics: readonly string[];
  readonly mapping: Partial<MappingConfig> | null;
  readonly positions: readonly PartitionPosition[];
}

export type KafkaReaderOptions = Omit<ReaderSetup, 'positions'> & { readonly clock: Clock };

/** What the thread tells. */
export type ReaderMessage =
  | { readonly kind: 'batch'; readonly batch: EventBatch }
  | { readonly kind: 'state'; readonly state: SourceState };

/** What the thread is told: that it may deliver another batch, or to end. */
export type ReaderOrder = 'handled' | 'stop';

/**
 * Reads and parses Kafka topics in a thread of its own: fetching, decoding and parsing take most of the time an event costs, and neither ticks
 * nor requests wait for them. A handler that throws, and a thread that dies, end as an unhandled rejection, like a source's.
 */
export function createKafkaReader({ kafka, topics, mapping, clock }: KafkaReaderOptions): EventSource {
  let worker: Worker | null = null;
  let ended: Promise<void> = Promise.resolve();
  let stopping = false;

  return {
    mode: 'kafka',
    start(handler) {
      assert(worker === null, 'a reader starts once');
      const setup: ReaderSetup = { kafka, topics, mapping, positions: handler.positions() };
      const thread = new Worker(new URL('./kafka-reader-worker.mjs', import.meta.url), { workerData: setup });
      worker = thread;
      let inHand: Promise<void> = Promise.resolve();

      async function handle(message: ReaderMessage): Promise<void> {
        if (stopping) return;
        if (message.kind === 'state') return handler.onState(message.state);
        await handler.onBatch(message.batch);
        thread.postMessage('handled' satisfies ReaderOrder);
        // Many batches may lie here after a long tick: ticks and requests get their turn between two of them.
        await clock.sleep(0);
      }

      ended = new Promise((resolve, reject) => {
        thread.on('message', (message: ReaderMessage) => {
          inHand = inHand
            .then(() => handle(message))
            .catch((error: unknown) => {
              stopping = true;
              reject(error);
            });
        });
        thread.on('error', reject);
        thread.on('exit', () => resolve(inHand));
      });
    },
    async stop() {
      stopping = true;
      worker?.postMessage('stop' satisfies ReaderOrder);
      await ended;
    },
  };
}
