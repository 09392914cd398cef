import type { Clock } from '../clock.ts';

const chunkMs = 50;
const recordsMin = 50;
const recordsMax = 5_000;

export interface Chunker {
  /** Records to take next. */
  size(): number;
  /** Waits for the handling of what was taken and learns from how long it took. */
  measure(handling: Promise<void>): Promise<void>;
}

/** Sizes pieces so that handling one takes about 50 ms at most: halves when it took longer, doubles when far less. */
export function createChunker(clock: Pick<Clock, 'now'>): Chunker {
  let size = 500;
  return {
    size: () => size,
    async measure(handling) {
      const startedAt = clock.now();
      await handling;
      const tookMs = clock.now() - startedAt;
      if (tookMs > chunkMs) size = Math.max(recordsMin, Math.trunc(size / 2));
      else if (tookMs < chunkMs / 4) size = Math.min(recordsMax, size * 2);
    },
  };
}
