import type { EpochMs } from '../../shared/ids.ts';
import type { RecordBatch, SourceHandler } from '../source.ts';
import type { PartitionRange } from './offset-reader.ts';
import { createPartitionReading, type PartitionReading } from './partition-reading.ts';
import { LogReplaced } from './problem.ts';

interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** What is known of all partitions; it outlives every connection, so that nothing is delivered twice after a break. */
export interface ReadingDesk {
  /** The offset to read a newly assigned partition from; these partitions are reported from now on, no others. */
  assign(partitions: readonly TopicPartition[]): readonly (TopicPartition & { readonly offset: number })[];
  /** Where the partition's reading stands; null while it was never assigned. */
  positionOf(partition: TopicPartition): number | null;
  advance(partition: TopicPartition, position: number): void;
  /** Takes what was asked of the brokers at `at`; throws `LogReplaced` where an end is before the position held then. */
  sawRanges(ranges: readonly PartitionRange[], positionsThen: ReadonlyMap<string, number>, at: EpochMs): void;
  positions(): ReadonlyMap<string, number>;
  /** Whether an assigned partition was not among the ranges seen: the topic has grown. */
  hasUnseenPartition(): boolean;
  isBehind(): boolean;
  assigned(): readonly TopicPartition[];
  /** These records, none for a mere report, with how far the partition has been read. */
  batch(partition: TopicPartition, records: RecordBatch['records'], now: EpochMs): RecordBatch;
}

interface Seat extends TopicPartition {
  readonly reading: PartitionReading;
  firstOffset: number;
  seen: boolean;
}

const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

export function createReadingDesk(positionOf: SourceHandler['positionOf']): ReadingDesk {
  const seats = new Map<string, Seat>();
  let assigned: readonly Seat[] = [];

  function seatOf({ topic, partition }: TopicPartition): Seat {
    const key = keyOf({ topic, partition });
    const known = seats.get(key);
    if (known !== undefined) return known;
    const seat = { topic, partition, reading: createPartitionReading(), firstOffset: 0, seen: false };
    seats.set(key, seat);
    return seat;
  }

  return {
    assign(partitions) {
      assigned = partitions.map(seatOf);
      return assigned.map(({ topic, partition, reading, firstOffset }) => {
        // What retention has deleted meanwhile cannot be asked for.
        const offset = Math.max(positionOf(topic, partition) ?? 0, reading.position() ?? 0, firstOffset);
        reading.advance(offset);
        return { topic, partition, offset };
      });
    },
    positionOf: (partition) => seats.get(keyOf(partition))?.reading.position() ?? null,
    advance: (partition, position) => seatOf(partition).reading.advance(position),
    sawRanges(ranges, positionsThen, at) {
      for (const range of ranges) {
        if (range.endOffset < (positionsThen.get(keyOf(range)) ?? 0)) throw new LogReplaced(range.topic);
        const seat = seatOf(range);
        seat.seen = true;
        seat.firstOffset = range.firstOffset;
        seat.reading.sawEnd(range.endOffset, at);
      }
    },
    positions: () => new Map([...seats].map(([key, { reading }]) => [key, reading.position() ?? 0])),
    hasUnseenPartition: () => assigned.some((seat) => !seat.seen),
    isBehind: () => assigned.some(({ reading }) => reading.isBehind()),
    assigned: () => assigned,
    batch({ topic, partition }, records, now) {
      const { reading } = seatOf({ topic, partition });
      return { topic, partition, records, ...reading.progress(now) };
    },
  };
}
