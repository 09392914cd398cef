/** Relative width of a bucket: a quantile is wrong by at most half of it. */
const growth = 1.01;
const logGrowth = Math.log(growth);

/**
 * A histogram of durations with buckets 1 % apart (the idea of DDSketch, Masson et al. 2019): quantiles are within 0.5 % of the
 * true value, histograms add up, and memory is bounded by the spread of the values (about 2,100 buckets from 1 ms to a month).
 * Durations are milliseconds; negative ones (clock skew) count as 0.
 */
export interface DurationHistogram {
  readonly count: number;
  readonly sumMs: number;
  add(durationMs: number, times?: number): void;
  merge(other: DurationHistogram): void;
  /** Nearest-rank quantile, q in 0…1; null when empty. O(buckets). */
  quantile(q: number): number | null;
  mean(): number | null;
  /** Share of the durations up to a bound; 1 when empty. O(buckets). */
  shareUpTo(boundMs: number): number;
  entries(): Iterable<readonly [durationMs: number, count: number]>;
}

const bucketOf = (durationMs: number): number =>
  durationMs < 1 ? 0 : 1 + Math.round(Math.log(durationMs) / logGrowth);
const durationOf = (bucket: number): number => (bucket === 0 ? 0 : growth ** (bucket - 1));

/** An empty histogram. */
export function createDurationHistogram(): DurationHistogram {
  const buckets = new Map<number, number>();
  let count = 0;
  let sumMs = 0;
  const histogram: DurationHistogram = {
    get count() {
      return count;
    },
    get sumMs() {
      return sumMs;
    },
    add(durationMs, times = 1) {
      const clamped = Math.max(0, durationMs);
      const bucket = bucketOf(clamped);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + times);
      count += times;
      sumMs += clamped * times;
    },
    merge(other) {
      const exactSum = sumMs + other.sumMs;
      for (const [durationMs, times] of other.entries()) histogram.add(durationMs, times);
      sumMs = exactSum;
    },
    quantile(q) {
      if (count === 0) return null;
      const rank = Math.max(1, Math.ceil(q * count));
      let seen = 0;
      for (const bucket of [...buckets.keys()].sort((a, b) => a - b)) {
        seen += buckets.get(bucket) ?? 0;
        if (seen >= rank) return durationOf(bucket);
      }
      return null;
    },
    mean: () => (count === 0 ? null : sumMs / count),
    shareUpTo(boundMs) {
      if (count === 0) return 1;
      let within = 0;
      for (const [bucket, times] of buckets) if (durationOf(bucket) <= boundMs) within += times;
      return within / count;
    },
    *entries() {
      for (const [bucket, times] of buckets) yield [durationOf(bucket), times] as const;
    },
  };
  return histogram;
}
