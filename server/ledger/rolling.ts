import { createDurationHistogram, type DurationHistogram } from '../../shared/order/durations.ts';

/** Counts per second of the data's time, over the last minute. O(1) to add, O(60) to read. */
export interface RateCounter {
  add(at: number, change?: number): void;
  /** How many fell into the minute that ends at `asOf`. */
  lastMinute(asOf: number): number;
}

export function createRateCounter(): RateCounter {
  const seconds = new Map<number, number>();
  return {
    add(at, change = 1) {
      const second = Math.floor(at / 1000);
      seconds.set(second, (seconds.get(second) ?? 0) + change);
      if (seconds.size > 600) forgetBefore(seconds, maxKey(seconds) - 300);
    },
    lastMinute(asOf) {
      const end = Math.floor(asOf / 1000);
      let sum = 0;
      for (let second = end - 59; second <= end; second++) sum += seconds.get(second) ?? 0;
      return sum;
    },
  };
}

const maxKey = (buckets: ReadonlyMap<number, unknown>): number => {
  let max = Number.NEGATIVE_INFINITY;
  for (const key of buckets.keys()) if (key > max) max = key;
  return max;
};

function forgetBefore(buckets: Map<number, unknown>, oldest: number): void {
  for (const key of buckets.keys()) if (key < oldest) buckets.delete(key);
}

const bucketMs = 60_000;
/** The minute an instant lies in: windows change with it. */
export const bucketOf = (at: number): number => Math.floor(at / bucketMs);
/** The statistics window: the last hour of the data, in buckets of a minute. */
const windowBuckets = 60;
/** A log of another age is told as a whole: its last hour says little of weeks. */
const bucketFor = (rolling: boolean) => (rolling ? bucketOf : () => 0);

/** A count over the last hour of the data, or over all of it. O(1) to add, O(60) to read. */
export interface RollingCount {
  add(at: number, change: 1 | -1): void;
  /** How many fell into the hour that ends at `asOf`. */
  window(asOf: number): number;
}

export function createRollingCount(rolling = true): RollingCount {
  const bucketAt = bucketFor(rolling);
  const buckets = new Map<number, number>();
  return {
    add(at, change) {
      const bucket = bucketAt(at);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + change);
      if (buckets.size > 2 * windowBuckets) forgetBefore(buckets, maxKey(buckets) - windowBuckets);
    },
    window(asOf) {
      const newest = bucketAt(asOf);
      let sum = 0;
      for (let bucket = newest - windowBuckets + 1; bucket <= newest; bucket++) sum += buckets.get(bucket) ?? 0;
      return sum;
    },
  };
}

/** Durations over the last hour of the data, or over all of it; adding with −1 takes a run back that a re-sorted order did not have. */
export interface RollingDurations {
  add(at: number, durationMs: number, change: 1 | -1): void;
  /** The runs of the hour that ends at `asOf` as one histogram. O(buckets of the window). */
  window(asOf: number): DurationHistogram;
  /** Changes with every run added or taken back. */
  readonly revision: number;
}

export function createRollingDurations(rolling = true): RollingDurations {
  const bucketAt = bucketFor(rolling);
  const buckets = new Map<number, DurationHistogram>();
  let newest = Number.NEGATIVE_INFINITY;
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    add(at, durationMs, change) {
      const bucket = bucketAt(at);
      if (bucket > newest) {
        newest = bucket;
        forgetBefore(buckets, newest - windowBuckets + 1);
      }
      if (bucket <= newest - windowBuckets) return;
      let histogram = buckets.get(bucket);
      if (histogram === undefined) {
        histogram = createDurationHistogram();
        buckets.set(bucket, histogram);
      }
      histogram.add(durationMs, change);
      revision++;
    },
    window(asOf) {
      const sum = createDurationHistogram();
      const oldest = bucketAt(asOf) - windowBuckets;
      for (const [bucket, histogram] of buckets) if (bucket > oldest) sum.merge(histogram);
      return sum;
    },
  };
}
