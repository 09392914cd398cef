import type { Position } from '../../shared/event/record.ts';
import { memoryQueueMax } from '../../shared/limits.ts';
import { assert } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { RecordSource, SourceHandler } from '../source.ts';
import { createMemoryLog, type MemoryPartition, type MemoryRecord, type MemoryTopic } from './memory-log.ts';

const batchRecordsMax = 1_000;
/** While nothing is published the partitions still say up to when they have been read. */
const progressIntervalMs = 250;

export interface MemorySourceOptions {
  readonly mode: RecordSource['mode'];
  readonly topics: readonly MemoryTopic[];
  readonly clock: Clock;
}

export interface MemorySource extends RecordSource {
  /** Appends a record; delivered later, never inside this call. Throws when `memoryQueueMax` records wait undelivered. */
  publish(record: MemoryRecord): Position;
}

/**
 * Records published inside this process, as a broker would deliver them: partitioned, in offset order, awaited.
 * What was delivered is forgotten, so a source starts once; records published before the start are kept for it.
 */
export function createMemorySource({ mode, topics, clock }: MemorySourceOptions): MemorySource {
  const log = createMemoryLog(topics);
  let waitingCount = 0;
  let stopping = false;
  let running: Promise<void> | null = null;
  let wake: () => void = () => undefined;

  /** Takes the oldest waiting records out of a partition and hands on those from `position`. */
  async function deliver(partition: MemoryPartition, position: number, handler: SourceHandler): Promise<void> {
    const records = partition.waiting.splice(0, batchRecordsMax);
    waitingCount -= records.length;
    await handler.onBatch({
      topic: partition.topic,
      partition: partition.partition,
      records: records.filter((record) => record.offset >= position),
      nextOffset: partition.endOffset - partition.waiting.length,
      endOffset: partition.endOffset,
      caughtUpAt: partition.waiting.length === 0 ? clock.now() : null,
    });
  }

  async function run(handler: SourceHandler): Promise<void> {
    const assigned = log.partitions.map((partition) => ({
      partition,
      position: handler.positionOf(partition.topic, partition.partition) ?? 0,
    }));
    let progressDue = true;
    const cancelProgress = clock.every(progressIntervalMs, () => {
      progressDue = true;
      wake();
    });
    handler.onState({ kind: 'live' });
    while (!stopping) {
      const everyPartition = progressDue;
      progressDue = false;
      for (const { partition, position } of assigned) {
        if (stopping) break;
        if (everyPartition || partition.waiting.length > 0) await deliver(partition, position, handler);
      }
      const idle = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!stopping && waitingCount === 0 && !progressDue) await idle;
    }
    cancelProgress();
  }

  return {
    mode,
    publish(record) {
      if (waitingCount >= memoryQueueMax) throw new Error(`${memoryQueueMax} records wait undelivered in memory.`);
      const position = log.append(record, clock.now());
      waitingCount += 1;
      wake();
      return position;
    },
    start(handler) {
      assert(running === null, 'a source starts once');
      running = Promise.resolve().then(() => (stopping ? undefined : run(handler)));
    },
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
