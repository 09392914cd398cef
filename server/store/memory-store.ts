import type { SourceRecord } from '../../shared/event/record.ts';
import { historyBytesMax } from '../../shared/limits.ts';
import { createSegment, type Segment } from './segment.ts';
import type { Store } from './store.ts';

/** The segments of one partition, oldest first, and the bytes they hold. */
interface PartitionHistory {
  readonly topic: string;
  readonly partition: number;
  segments: Segment[];
  bytes: number;
}

/** Segments grow with what a partition holds, so that a thousand quiet partitions take little. */
const segmentBytesMin = 16_384;
const segmentBytesMax = 262_144;

/**
 * History in memory, bounded by its bytes: the partition that holds most gives up its oldest segment first. Appending is O(1); offsets
 * ascend within a partition, so a read is two binary searches, O(log n). 0 bytes: nothing is kept.
 */
export function createMemoryStore(bytesMax: number = historyBytesMax): Store {
  const partitions = new Map<string, PartitionHistory>();
  let bytes = 0;
  /** Where the last record went: the next one mostly goes there too. */
  let recent: PartitionHistory | null = null;

  function historyOf(topic: string, partition: number): PartitionHistory {
    if (recent?.partition === partition && recent.topic === topic) return recent;
    const key = keyOf(topic, partition);
    recent = partitions.get(key) ?? { topic, partition, segments: [], bytes: 0 };
    partitions.set(key, recent);
    return recent;
  }

  function addSegment(history: PartitionHistory, record: SourceRecord): void {
    const segment = createSegment(record, Math.min(segmentBytesMax, Math.max(segmentBytesMin, history.bytes)));
    history.segments.push(segment);
    history.bytes += segment.bytes;
    bytes += segment.bytes;
    while (bytes > bytesMax) dropOldest();
  }

  function dropOldest(): void {
    let fullest: PartitionHistory | null = null;
    for (const history of partitions.values()) if (fullest === null || history.bytes > fullest.bytes) fullest = history;
    const dropped = fullest?.segments.shift();
    if (fullest === null || dropped === undefined) return;
    fullest.bytes -= dropped.bytes;
    bytes -= dropped.bytes;
  }

  return {
    append(record) {
      if (bytesMax === 0) return;
      const history = historyOf(record.topic, record.partition);
      if (history.segments.at(-1)?.append(record) !== true) addSegment(history, record);
    },
    read(topic, partition, offset) {
      const segments = partitions.get(keyOf(topic, partition))?.segments ?? [];
      let low = 0;
      let high = segments.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((segments[middle]?.firstOffset ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return segments[low]?.read(offset) ?? null;
    },
  };
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
