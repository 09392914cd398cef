import { randomUUID } from 'node:crypto';
import { assert } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { KafkaConfig } from '../config/config.ts';
import type { RecordBatch, RecordSource, SourceHandler, SourceState } from '../source.ts';
import { type ClientLog, createKafkaClient } from './kafka-client.ts';
import { runSession } from './kafka-session.ts';
import { pause, settleWithin } from './pause.ts';
import { explainProblem } from './problem.ts';
import { createReadingDesk } from './reading-desk.ts';

const retryMinMs = 250;
const retryMaxMs = 3_000;
const stopTimeoutMs = 4_000;

export interface KafkaSourceOptions {
  readonly kafka: KafkaConfig;
  readonly topics: readonly string[];
  readonly clock: Clock;
  readonly log?: ClientLog;
}

/** Tells the handler a state only when it is another one than before. */
function createReporter(handler: SourceHandler, isStopped: () => boolean): (state: SourceState) => void {
  let last = '';
  return (state) => {
    const text = JSON.stringify(state);
    if (text === last || isStopped()) return;
    last = text;
    handler.onState(state);
  };
}

/**
 * Tails Kafka topics: committed records only, from the positions the handler names, in a consumer group that merely divides the
 * partitions (nothing is committed to it). Whatever goes wrong is told as a `connecting` state with a sentence, and tried
 * again for ever. Needs READ and DESCRIBE on the topics and READ on its group `choreoscope-…`, or the configured one; creates
 * nothing. A handler that throws ends the source and, as an unhandled rejection, the process.
 */
export function createKafkaSource({ kafka, topics, clock, log }: KafkaSourceOptions): RecordSource {
  const stopping = new AbortController();
  const { signal } = stopping;
  let inHand: Promise<void> = Promise.resolve();
  let handlerFault: { readonly error: unknown } | null = null;
  let running: Promise<void> | null = null;

  /** One batch at a time, whether it comes from a partition or reports progress. */
  function createDelivery(handler: SourceHandler): (batch: RecordBatch) => Promise<void> {
    return (batch) => {
      inHand = inHand
        .then(() => (signal.aborted ? undefined : handler.onBatch(batch)))
        .catch((error: unknown) => {
          handlerFault = { error };
          stopping.abort();
        });
      return inHand;
    };
  }

  async function run(handler: SourceHandler): Promise<void> {
    const client = createKafkaClient(kafka, log);
    const desk = createReadingDesk(handler.positionOf);
    const deliver = createDelivery(handler);
    const report = createReporter(handler, () => signal.aborted);
    let retryMs = retryMinMs;
    const onHealth = (problem: unknown) => {
      if (problem === null) retryMs = retryMinMs;
      report(
        problem === null ? { kind: 'live' } : { kind: 'connecting', problem: explainProblem(problem, kafka.brokers) },
      );
    };
    report({ kind: 'connecting', problem: null });
    while (!signal.aborted) {
      // A group of our own has no members left over from a broken session that would have to time out first.
      const groupId = kafka.groupId ?? `choreoscope-${randomUUID()}`;
      try {
        await runSession({ kafka: client, groupId, topics, desk, clock, deliver, onHealth, signal });
      } catch (error) {
        onHealth(error);
        await pause(clock, retryMs, signal);
        retryMs = Math.min(retryMaxMs, retryMs * 2);
      }
    }
    if (handlerFault !== null) throw handlerFault.error;
  }

  return {
    mode: 'kafka',
    start(handler) {
      assert(running === null, 'a source starts once');
      running = run(handler);
    },
    async stop() {
      stopping.abort();
      await inHand;
      if (running !== null) await settleWithin(clock, stopTimeoutMs, running);
    },
  };
}
