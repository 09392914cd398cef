import type { EpochMs } from '../../shared/ids.ts';
import type { RecordBatch } from '../source.ts';

/** A partition whose newest proof of having been read to the end is older counts as behind. */
const behindAfterMs = 5_000;
const proofsMax = 8;

/** The partition ended at this offset when it was asked at that instant. */
interface SeenEnd {
  readonly endOffset: number;
  readonly at: EpochMs;
}

/** How far one partition has been read, and up to which instant that is everything. */
export interface PartitionReading {
  /** The next offset to read; null until a place to start from is known. */
  position(): number | null;
  /** Moves the position forward; it never goes back. */
  advance(position: number): void;
  /** The partition was asked at `at` and ended at `endOffset` then. */
  sawEnd(endOffset: number, at: EpochMs): void;
  /** Whether an end was seen beyond the position. */
  isBehind(): boolean;
  progress(now: EpochMs): Pick<RecordBatch, 'nextOffset' | 'endOffset' | 'caughtUpAt'>;
}

/**
 * Offsets alone do not tell that a partition has been read to its end: the last offset of a transaction is a control record that
 * is never delivered, and between two looks the end moves on. So the proof is a *position*: once it has reached an end that was
 * seen at instant T, all that the partition held at T has been delivered. Constant time and space.
 */
export function createPartitionReading(): PartitionReading {
  let position: number | null = null;
  let endOffset = 0;
  let caughtUpAt: EpochMs | null = null;
  let unreached: SeenEnd[] = [];

  function settle(): void {
    if (position === null) return;
    const reached = position;
    for (const seen of unreached) {
      if (seen.endOffset <= reached && (caughtUpAt === null || seen.at > caughtUpAt)) caughtUpAt = seen.at;
    }
    unreached = unreached.filter((seen) => seen.endOffset > reached);
  }

  return {
    position: () => position,
    advance(next) {
      position = Math.max(position ?? 0, next);
      settle();
    },
    sawEnd(seenOffset, at) {
      endOffset = seenOffset;
      unreached = [...unreached, { endOffset: seenOffset, at }].slice(-proofsMax);
      settle();
    },
    isBehind: () => (position ?? 0) < endOffset,
    progress(now) {
      const nextOffset = position ?? 0;
      const fresh = caughtUpAt !== null && now - caughtUpAt <= behindAfterMs;
      return { nextOffset, endOffset: Math.max(endOffset, nextOffset), caughtUpAt: fresh ? caughtUpAt : null };
    },
  };
}
