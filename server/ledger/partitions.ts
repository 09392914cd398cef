import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import { type PartitionProgress, watermark } from '../../shared/order/watermark.ts';
import { assert } from '../../shared/result.ts';
import type { EventBatch } from '../ingest/event-batch.ts';

interface PartitionState extends PartitionProgress {
  /** Number of the partition in this process, for packed positions: the same in every run, whatever arrives first. */
  readonly index: number;
  nextOffset: number;
  endOffset: number;
  caughtUpAt: EpochMs | null;
  lastEventAt: EpochMs | null;
}

/** How far every partition has been read: the state a resumed or divided run would start from. */
export interface Partitions {
  at(topic: string, partition: number): PartitionState;
  /** What is known of a partition; undefined before its first batch. */
  find(topic: string, partition: number): PartitionState | undefined;
  byIndex(index: number): PartitionState | undefined;
  all(): readonly PartitionProgress[];
  /** After a batch was folded. */
  advance(state: PartitionState, batch: Pick<EventBatch, 'nextOffset' | 'endOffset' | 'caughtUpAt'>): void;
  lag(): number;
  /** The watermark, never going back; null before every partition is known. */
  asOf(): EpochMs | null;
  /** Whether every partition has once been read to its end, and not much has gathered since. */
  caughtUp(): boolean;
}

export type { PartitionState };

/** Partitions of one topic that can be told apart by number, and such numbers in a packed position. */
const partitionsPerTopicMax = 4_096;
const partitionNumbersMax = 2 ** 17;

/** Unread records from which a source that had caught up is said to be catching up again. */
const catchingUpLag = 10_000;

/** `topics` in the order of the configuration. */
export function createPartitions(topics: readonly string[]): Partitions {
  const states: PartitionState[] = [];
  const topicOrder = [...topics];
  const byNumber = new Map<number, PartitionState>();
  const byKey = new Map<string, PartitionState>();
  const once = new Set<PartitionState>();
  let latest: EpochMs | null = null;

  const lag = (): number =>
    states.reduce((sum, { endOffset, nextOffset }) => sum + Math.max(0, endOffset - nextOffset), 0);

  return {
    at(topic, partition) {
      const key = `${topic}/${partition}`;
      let state = byKey.get(key);
      if (state === undefined) {
        assert(partition < partitionsPerTopicMax, 'a topic has fewer than 4,096 partitions');
        if (!topicOrder.includes(topic)) topicOrder.push(topic);
        const index = topicOrder.indexOf(topic) * partitionsPerTopicMax + partition;
        assert(index < partitionNumbersMax, 'a process has at most 32 topics');
        state = { index, topic, partition, nextOffset: 0, endOffset: 0, caughtUpAt: null, lastEventAt: null };
        states.push(state);
        byNumber.set(index, state);
        byKey.set(key, state);
      }
      return state;
    },
    find: (topic, partition) => byKey.get(`${topic}/${partition}`),
    byIndex: (index) => byNumber.get(index),
    all: () => states,
    advance(state, batch) {
      state.nextOffset = Math.max(state.nextOffset, batch.nextOffset);
      state.endOffset = Math.max(batch.endOffset, state.nextOffset);
      state.caughtUpAt = batch.caughtUpAt;
      if (batch.caughtUpAt !== null) once.add(state);
    },
    lag,
    asOf() {
      const now = watermark(states);
      if (now !== null) latest = toEpochMs(Math.max(now, latest ?? now));
      return latest;
    },
    caughtUp: () => states.length > 0 && once.size === states.length && lag() <= catchingUpLag,
  };
}
