import type { Conformance, ModelDeviations, OrderConformance } from '../shared/protocol/conformance.ts';
import type {
  ModelMessage,
  OrderDetail,
  OrderPage,
  OrderQuery,
  ProcessListItem,
  ProcessSummary,
  Rejections,
} from '../shared/protocol/http.ts';
import type { ModelVersions, Variants, VersionComparison } from '../shared/protocol/versions.ts';
import type { Result } from '../shared/result.ts';
import type { Delta, Snapshot } from '../shared/view/delta.ts';
import type { StepRecord } from '../shared/view/records.ts';

/** One watched process as the gateway sees it: questions and a feed; the ledger behind it owns the state. */
export interface WatchedProcess {
  readonly id: string;
  readonly name: string;
  listItem(): ProcessListItem;
  summary(): ProcessSummary;
  /** The drawn model, or one that was; null before the first or where the version is not known any more. */
  model(version?: number): ModelMessage | null;
  steps(): readonly StepRecord[];
  /** A filter that cannot be read is a failure in one sentence. */
  orders(query: OrderQuery): Result<OrderPage, string>;
  order(id: string, generation?: number): OrderDetail | null;
  rejections(): Rejections;
  /** What the orders do otherwise than the shown model; null before the first model. */
  deviations(): ModelDeviations | null;
  /** Absent where no reference model is configured. */
  readonly conformance?: ConformanceAnswers;
  readonly versions: VersionAnswers;
  readonly feed: ViewFeed;
  /** Caught up and connected. */
  ready(): boolean;
  /** One sentence why not ready; null when ready. */
  problem(): string | null;
  metrics(): ProcessMetrics;
}

/** How orders agree with a reference model (B29). */
export interface ConformanceAnswers {
  report(): Promise<Conformance>;
  order(id: string, generation?: number): OrderConformance | null;
}

/** What was drawn when, what changed, and which ways orders went. Null where a version is not known. */
export interface VersionAnswers {
  all(): ModelVersions;
  compare(from: number, to: number): VersionComparison | null;
  /** A version with its frequencies as SVG, without a number the drawn one. */
  picture(version?: number): string | null;
  variants(limit: number): Variants;
}

export interface ViewFeed {
  snapshot(): Snapshot;
  /** All that changed since, squashed into one delta; null when that is no longer known. */
  since(seq: number): Delta | null;
  subscribe(listener: (delta: Delta) => void): () => void;
}

/** Raw numbers for /metrics (names and labels in interface.md). */
export interface ProcessMetrics {
  readonly inFlight: ReadonlyMap<string, number>;
  readonly overdue: ReadonlyMap<string, number>;
  readonly completed: number;
  readonly expired: ReadonlyMap<string, number>;
  readonly accepted: number;
  readonly late: number;
  readonly rejected: ReadonlyMap<string, number>;
  readonly lag: readonly { readonly topic: string; readonly partition: number; readonly records: number }[];
  readonly asOf: number | null;
  /** Per step: cumulative counts at the bucket bounds (seconds) of metricsBucketsSeconds, sum in seconds, count. */
  readonly durations: ReadonlyMap<
    string,
    { readonly buckets: readonly number[]; readonly sum: number; readonly count: number }
  >;
}

export const metricsBucketsSeconds = [
  0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600, 1800, 3600, 14_400, 86_400, 604_800,
] as const;
