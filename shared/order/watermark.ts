import { type EpochMs, toEpochMs } from '../ids.ts';

/** How far one partition has been read. */
export interface PartitionProgress {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: number;
  readonly endOffset: number;
  /** The instant up to which all it held has been read; null while behind. */
  readonly caughtUpAt: EpochMs | null;
  /** Time of its last event; null before the first. */
  readonly lastEventAt: EpochMs | null;
}

/**
 * The instant up to which orders may be judged (semantics 17): every partition has been read up to it. A partition read to its end
 * answers for the instant it was seen empty, one that is behind only for its last event. null before anything is known. O(partitions).
 */
export function watermark(partitions: Iterable<PartitionProgress>): EpochMs | null {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { caughtUpAt, lastEventAt } of partitions) {
    const readUpTo = caughtUpAt ?? lastEventAt;
    if (readUpTo === null) return null;
    earliest = Math.min(earliest, readUpTo);
  }
  return Number.isFinite(earliest) ? toEpochMs(earliest) : null;
}
