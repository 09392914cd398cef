import type { Activity, EpochMs } from '../../shared/ids.ts';
import { createDurationHistogram, type DurationHistogram } from '../../shared/order/durations.ts';
import { learnedLimit, type StepLimit } from '../../shared/order/sla.ts';
import { metricsBucketsSeconds } from '../process.ts';
import {
  bucketOf,
  createRateCounter,
  createRollingCount,
  createRollingDurations,
  type RateCounter,
  type RollingCount,
  type RollingDurations,
} from './rolling.ts';

/** What is known of one step type over all orders. */
export interface StepStatistics {
  readonly activity: Activity;
  service: string | null;
  lastSeenAt: EpochMs | null;
  total: number;
  readonly rate: RateCounter;
  readonly durations: RollingDurations;
  /** Orders that expired while they waited for it. */
  readonly expired: RollingCount;
  /** The statistics window as one histogram, brought up to date by `refresh`. */
  window: DurationHistogram;
  windowRevision: string;
  /** Of the window, so that a tick sorts nothing. */
  usual: { readonly meanMs: number | null; readonly p50Ms: number | null; readonly p95Ms: number | null };
  /** Of all runs by the shown model, for Prometheus: cumulative counts at the bounds of metricsBucketsSeconds. */
  readonly cumulative: { readonly buckets: number[]; sum: number; count: number };
}

/** Statistics of every step, kept as events come: O(1) an event; quantiles are merged once a second at most. */
export interface StepStatisticsTable {
  of(activity: Activity): StepStatistics;
  all(): Iterable<StepStatistics>;
  saw(activity: Activity, at: EpochMs, service: string | null): void;
  run(activity: Activity, at: EpochMs, durationMs: number, change: 1 | -1): void;
  /** Forgets all durations: the model they were measured by has changed. */
  forgetRuns(): void;
  /** Merges windows and learns limits; true when a learned limit appeared or moved by more than a tenth. */
  refresh(asOf: number): boolean;
  readonly learned: ReadonlyMap<Activity, StepLimit>;
}

export function createStepStatistics(rolling: boolean): StepStatisticsTable {
  const table = new Map<Activity, StepStatistics>();
  const learned = new Map<Activity, StepLimit>();

  function of(activity: Activity): StepStatistics {
    let step = table.get(activity);
    if (step === undefined) {
      step = {
        activity,
        service: null,
        lastSeenAt: null,
        total: 0,
        rate: createRateCounter(),
        durations: createRollingDurations(rolling),
        expired: createRollingCount(rolling),
        window: createDurationHistogram(),
        windowRevision: '',
        usual: { meanMs: null, p50Ms: null, p95Ms: null },
        cumulative: { buckets: metricsBucketsSeconds.map(() => 0), sum: 0, count: 0 },
      };
      table.set(activity, step);
    }
    return step;
  }

  return {
    of,
    all: () => table.values(),
    learned,
    saw(activity, at, service) {
      const step = of(activity);
      step.total++;
      step.rate.add(at);
      if (step.lastSeenAt === null || at > step.lastSeenAt) {
        step.lastSeenAt = at;
        if (service !== null) step.service = service;
      }
    },
    run(activity, at, durationMs, change) {
      const step = of(activity);
      step.durations.add(at, durationMs, change);
      addCumulative(step.cumulative, Math.max(0, durationMs) / 1000, change);
    },
    forgetRuns() {
      for (const [activity, step] of table) {
        table.set(activity, {
          ...step,
          durations: createRollingDurations(rolling),
          windowRevision: '',
          cumulative: { buckets: metricsBucketsSeconds.map(() => 0), sum: 0, count: 0 },
        });
      }
    },
    refresh(asOf) {
      let moved = false;
      for (const step of table.values()) {
        const revision = `${step.durations.revision}/${bucketOf(asOf)}`;
        if (step.windowRevision === revision) continue;
        step.windowRevision = revision;
        step.window = step.durations.window(asOf);
        step.usual = {
          meanMs: step.window.mean(),
          p50Ms: step.window.quantile(0.5),
          p95Ms: step.window.quantile(0.95),
        };
        const limit = learnedLimit(step.window);
        const before = learned.get(step.activity);
        if (limit === null || (before !== undefined && Math.abs(limit.ms - before.ms) <= 0.1 * before.ms)) continue;
        learned.set(step.activity, limit);
        moved = true;
      }
      return moved;
    },
  };
}

function addCumulative(cumulative: StepStatistics['cumulative'], seconds: number, change: 1 | -1): void {
  cumulative.sum += change * seconds;
  cumulative.count += change;
  metricsBucketsSeconds.forEach((bound, index) => {
    if (seconds <= bound) cumulative.buckets[index] = (cumulative.buckets[index] ?? 0) + change;
  });
}
