import { setTimeout as delay } from 'node:timers/promises';
import type { SourceRecord } from '../../shared/event/record.ts';
import type { RecordBatch, SourceHandler, SourceState } from '../source.ts';

export interface RecordingOptions {
  /** Where to go on, by `topic/partition`; everything else from its first offset. */
  readonly positions?: ReadonlyMap<string, number>;
  /** How long handling one batch takes. */
  readonly handlingMs?: number;
}

/** A source handler that remembers what it was given. */
export interface RecordingHandler extends SourceHandler {
  readonly batches: readonly RecordBatch[];
  readonly states: readonly SourceState[];
  /** Batches that arrived while another one was still being handled: the contract allows none. */
  overlapCount(): number;
  records(topic?: string, partition?: number): SourceRecord[];
  /** Resolves as soon as the condition holds; it is asked after every batch and state. */
  until(condition: () => boolean): Promise<void>;
}

export function createRecordingHandler({ positions, handlingMs = 0 }: RecordingOptions = {}): RecordingHandler {
  const batches: RecordBatch[] = [];
  const states: SourceState[] = [];
  let inHand = 0;
  let overlaps = 0;
  let waiters: { readonly condition: () => boolean; readonly resolve: () => void }[] = [];

  function settle(): void {
    const ready = waiters.filter((waiter) => waiter.condition());
    waiters = waiters.filter((waiter) => !ready.includes(waiter));
    for (const waiter of ready) waiter.resolve();
  }

  return {
    batches,
    states,
    overlapCount: () => overlaps,
    records: (topic, partition) =>
      batches
        .filter((batch) => topic === undefined || batch.topic === topic)
        .filter((batch) => partition === undefined || batch.partition === partition)
        .flatMap((batch) => batch.records),
    until: (condition) =>
      new Promise((resolve) => {
        waiters.push({ condition, resolve });
        settle();
      }),
    positionOf: (topic, partition) => positions?.get(`${topic}/${partition}`) ?? null,
    async onBatch(batch) {
      if (inHand > 0) overlaps += 1;
      inHand += 1;
      if (handlingMs > 0) await delay(handlingMs);
      inHand -= 1;
      batches.push(batch);
      settle();
    },
    onState(state) {
      states.push(state);
      settle();
    },
  };
}
