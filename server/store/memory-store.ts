import { historyBytesMax } from '../../shared/limits.ts';
import { blockBytes, joinBlocks, offsetAt, type RecordBlock, readRecord, recordCount } from './record-block.ts';
import type { Store } from './store.ts';

/** The blocks of one partition, oldest first, and the bytes they take. */
interface PartitionHistory {
  readonly blocks: RecordBlock[];
  bytes: number;
}

/** Blocks smaller than this are joined: a quiet partition delivers its records one by one. */
const joinedBytesMin = 16_384;

/**
 * History in memory, bounded by its bytes: the partition that holds most gives up its oldest block first. Blocks are kept as they come, so
 * that appending costs O(1) a record; offsets ascend within a partition, so a read is two binary searches, O(log n). 0 bytes: nothing is kept.
 */
export function createMemoryStore(bytesMax: number = historyBytesMax): Store {
  const partitions = new Map<string, PartitionHistory>();
  let bytes = 0;

  function grow(history: PartitionHistory, change: number): void {
    history.bytes += change;
    bytes += change;
  }

  function dropOldest(): void {
    let fullest: PartitionHistory | null = null;
    for (const history of partitions.values()) if (fullest === null || history.bytes > fullest.bytes) fullest = history;
    const dropped = fullest?.blocks.shift();
    if (fullest !== null && dropped !== undefined) grow(fullest, -blockBytes(dropped));
  }

  return {
    append(topic, partition, block) {
      if (bytesMax === 0 || recordCount(block) === 0) return;
      const key = keyOf(topic, partition);
      const history = partitions.get(key) ?? { blocks: [], bytes: 0 };
      partitions.set(key, history);
      const last = history.blocks.at(-1);
      if (last !== undefined && blockBytes(last) + blockBytes(block) < joinedBytesMin) {
        history.blocks[history.blocks.length - 1] = joinBlocks(last, block);
      } else history.blocks.push(block);
      grow(history, blockBytes(block));
      while (bytes > bytesMax) dropOldest();
    },
    read(topic, partition, offset) {
      const blocks = partitions.get(keyOf(topic, partition))?.blocks ?? [];
      let low = 0;
      let high = blocks.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        const block = blocks[middle];
        if (block !== undefined && offsetAt(block, 0) <= offset) low = middle;
        else high = middle - 1;
      }
      const found = blocks[low];
      return found === undefined ? null : readRecord(found, offset);
    },
  };
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
