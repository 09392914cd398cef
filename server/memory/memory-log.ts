import type { Position, SourceRecord } from '../../shared/event/record.ts';
import type { EpochMs } from '../../shared/ids.ts';
import { createTextRecord } from './text-record.ts';

export interface MemoryRecord {
  readonly topic: string;
  /** Chosen by the key where it is not given. */
  readonly partition?: number | undefined;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Now, where it is not given. */
  readonly timestamp?: EpochMs | undefined;
}

export interface MemoryTopic {
  readonly topic: string;
  readonly partitions: number;
}

/** One partition's records that wait to be delivered, and the offset the next published one gets. */
export interface MemoryPartition {
  readonly topic: string;
  readonly partition: number;
  waiting: SourceRecord[];
  endOffset: number;
}

export interface MemoryLog {
  readonly partitions: readonly MemoryPartition[];
  append(record: MemoryRecord, now: EpochMs): Position;
}

/** FNV-1a over the UTF-16 units: any even spread does, the producer is in this process. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Partitioned topics in memory. Equal keys share a partition, so the events of one order keep their order. O(1) an append. */
export function createMemoryLog(topics: readonly MemoryTopic[]): MemoryLog {
  const byTopic = new Map<string, readonly MemoryPartition[]>();
  for (const { topic, partitions } of topics) {
    const created = Array.from({ length: partitions }, (_, partition) => ({
      topic,
      partition,
      waiting: [],
      endOffset: 0,
    }));
    byTopic.set(topic, created);
  }
  return {
    partitions: [...byTopic.values()].flat(),
    append({ topic, partition, key, value, headers, timestamp }, now) {
      const partitions = byTopic.get(topic) ?? [];
      const index = partition ?? (key === null ? 0 : hashOf(key) % partitions.length);
      const target = partitions[index];
      if (target === undefined) throw new Error(`There is no partition ${index} of topic ${topic} in memory.`);
      const position = { topic, partition: index, offset: target.endOffset };
      target.waiting.push(createTextRecord({ ...position, key, value, headers, timestamp: timestamp ?? now }));
      target.endOffset += 1;
      return position;
    },
  };
}
