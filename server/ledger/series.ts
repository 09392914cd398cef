import { toEpochMs } from '../../shared/ids.ts';
import type { SeriesRecord } from '../../shared/view/records.ts';

/** Buckets kept: an hour at 15 s. */
const bucketsMax = 240;
const firstBucketMs = 1_000;
const liveBucketMs = 15_000;

type Counted = 'started' | 'done' | 'expired';
type Gauged = 'inFlight' | 'atRisk' | 'overdue';

interface Bucket {
  started: number;
  done: number;
  expired: number;
  inFlight: number;
  atRisk: number;
  overdue: number;
  closed: number;
  withinLimits: number;
}

/** The small charts: counts per bucket of the data's time. Buckets begin at a second and double as the data grows longer. */
export interface Series {
  add(kind: Counted, at: number, change: 1 | -1): void;
  closed(at: number, withinLimits: boolean, change: 1 | -1): void;
  gauge(asOf: number, values: Readonly<Record<Gauged, number>>): void;
  /** Share of the orders closed in the window within every limit; null for none. */
  withinSla(): number | null;
  record(): SeriesRecord | null;
}

const emptyBucket = (): Bucket => ({
  started: 0,
  done: 0,
  expired: 0,
  inFlight: 0,
  atRisk: 0,
  overdue: 0,
  closed: 0,
  withinLimits: 0,
});

/** `rolling`: a live source keeps the last hour; otherwise buckets go on doubling so that the whole log fits. */
export function createSeries(rolling: boolean): Series {
  let bucketMs = firstBucketMs;
  let buckets = new Map<number, Bucket>();
  let newest = Number.NEGATIVE_INFINITY;
  let oldest = Number.POSITIVE_INFINITY;

  function at(time: number): Bucket {
    let index = Math.floor(time / bucketMs);
    while (Math.max(index, newest) - Math.min(index, oldest) >= bucketsMax && (!rolling || bucketMs < liveBucketMs)) {
      widen();
      index = Math.floor(time / bucketMs);
    }
    let bucket = buckets.get(index);
    if (bucket === undefined) {
      bucket = emptyBucket();
      buckets.set(index, bucket);
      newest = Math.max(newest, index);
      oldest = Math.min(oldest, index);
      if (newest - oldest >= bucketsMax) forget(newest - bucketsMax + 1);
    }
    return bucket;
  }

  function forget(first: number): void {
    for (const index of buckets.keys()) if (index < first) buckets.delete(index);
    oldest = first;
  }

  function widen(): void {
    const factor = bucketMs < liveBucketMs && bucketMs * 4 > liveBucketMs ? liveBucketMs / bucketMs : 2;
    const wider = new Map<number, Bucket>();
    for (const [index, bucket] of [...buckets].sort(([a], [b]) => a - b)) {
      const target = Math.floor(index / factor);
      wider.set(target, merged(wider.get(target), bucket));
    }
    bucketMs *= factor;
    buckets = wider;
    newest = Math.floor(newest / factor);
    oldest = Math.floor(oldest / factor);
  }

  return {
    add(kind, time, change) {
      at(time)[kind] += change;
    },
    closed(time, withinLimits, change) {
      const bucket = at(time);
      bucket.closed += change;
      if (withinLimits) bucket.withinLimits += change;
    },
    gauge(asOf, values) {
      Object.assign(at(asOf), values);
    },
    withinSla() {
      let closed = 0;
      let within = 0;
      for (const bucket of buckets.values()) {
        closed += bucket.closed;
        within += bucket.withinLimits;
      }
      return closed === 0 ? null : within / closed;
    },
    record() {
      if (buckets.size === 0) return null;
      const first = Math.max(oldest, newest - bucketsMax + 1);
      const row: Bucket[] = [];
      let last = emptyBucket();
      for (let index = first; index <= newest; index++) {
        // A bucket without a tick keeps the level of the one before it.
        const own = buckets.get(index) ?? {
          ...emptyBucket(),
          inFlight: last.inFlight,
          atRisk: last.atRisk,
          overdue: last.overdue,
        };
        row.push(own);
        last = own;
      }
      const column = (key: keyof Bucket): number[] => row.map((bucket) => bucket[key]);
      return {
        kind: 'series',
        bucketMs,
        endAt: toEpochMs((newest + 1) * bucketMs),
        started: column('started'),
        done: column('done'),
        expired: column('expired'),
        inFlight: column('inFlight'),
        atRisk: column('atRisk'),
        overdue: column('overdue'),
      };
    },
  };
}

const merged = (a: Bucket | undefined, b: Bucket): Bucket =>
  a === undefined
    ? { ...b }
    : {
        started: a.started + b.started,
        done: a.done + b.done,
        expired: a.expired + b.expired,
        inFlight: b.inFlight,
        atRisk: b.atRisk,
        overdue: b.overdue,
        closed: a.closed + b.closed,
        withinLimits: a.withinLimits + b.withinLimits,
      };
