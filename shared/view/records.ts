import type { Activity, ElementId, EpochMs } from '../ids.ts';

/** What a browser is shown: keyed records, replaced whole when they change. Key = kind, or `kind:id`. */
export type ViewRecord =
  | SummaryRecord
  | SourceStateRecord
  | ModelRecord
  | StepRecord
  | GatewayRecord
  | FlowRecord
  | SeriesRecord;

export interface SummaryRecord {
  readonly kind: 'summary';
  readonly inFlight: number;
  readonly atRisk: number;
  readonly overdue: number;
  readonly manual: number;
  readonly completed: number;
  readonly expired: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly compensated: number;
  readonly partial: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly late: number;
  readonly outOfOrder: number;
  /** Orders in memory with events on more than one partition or topic, and one of them; null where there is none. */
  readonly spread: { readonly orders: number; readonly example: string } | null;
  /** Orders closed in the last minute of the data, by how. */
  readonly donePerMinute: number;
  readonly expiredPerMinute: number;
  /** Share of the orders closed in the window that met every limit; null where none was closed or no limit is known. */
  readonly withinSla: number | null;
  /** Changes whenever a page of orders could look different. */
  readonly ordersRevision: number;
}

/** How the data arrives. `asOf` is the instant up to which everything has been read and judged (semantics 17). */
export interface SourceStateRecord {
  readonly kind: 'source';
  readonly mode: 'demo' | 'kafka' | 'replay';
  readonly state: 'connecting' | 'catching-up' | 'live' | 'ended';
  /** One sentence on what is wrong and what is being done; null when all is well. */
  readonly problem: string | null;
  readonly asOf: EpochMs | null;
  readonly firstEventAt: EpochMs | null;
  readonly lastEventAt: EpochMs | null;
  readonly partitions: number;
  /** Records not yet read. */
  readonly lag: number;
  readonly topics: readonly string[];
}

/** Which model is drawn; the diagram itself is fetched by its version. */
export interface ModelRecord {
  readonly kind: 'model';
  readonly version: number;
  readonly since: EpochMs;
  /** Finished orders behind it. */
  readonly orders: number;
  readonly steps: number;
  /** Share of finished orders the picture explains exactly. */
  readonly fitting: number;
}

/** Numbers on one step of the diagram (also on a start or end event that carries an activity). */
export interface StepRecord {
  readonly kind: 'step';
  readonly element: ElementId;
  readonly activity: Activity;
  readonly label: string;
  /** The service that last reported it. */
  readonly service: string | null;
  readonly waiting: number;
  readonly atRisk: number;
  readonly overdue: number;
  /** Orders waiting here per expiry class: <50, 50–80, 80–100, 100–150, >150 % of the budget; those without a limit are in none. */
  readonly classes: readonly [number, number, number, number, number];
  /** p90 of the share of the budget used by the orders waiting here; null without a limit or without orders. */
  readonly budgetUsed: number | null;
  /** Heat class 0…4 of `budgetUsed`. */
  readonly heat: number | null;
  readonly limitMs: number | null;
  readonly limitKind: 'configured' | 'learned' | null;
  /** Runs in the statistics window. */
  readonly runs: number;
  /** Orders that expired in the statistics window while they waited for it. */
  readonly expired: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Share of runs within the limit. */
  readonly withinLimit: number | null;
  /** How often it happened in the last minute of the data. */
  readonly perMinute: number;
  /** How often it ever happened, how often after the end of its order. */
  readonly total: number;
  readonly lastSeenAt: EpochMs | null;
}

/** Orders whose token stands at a gateway because several steps may follow. */
export interface GatewayRecord {
  readonly kind: 'gateway';
  readonly element: ElementId;
  readonly waiting: number;
  readonly atRisk: number;
  readonly overdue: number;
}

export interface FlowRecord {
  readonly kind: 'flow';
  readonly element: ElementId;
  /** Orders that ever took it. */
  readonly count: number;
  /** Share of what left its source. */
  readonly share: number;
}

/** Small charts: one value per bucket of the data's time, oldest first, the last bucket still growing. */
export interface SeriesRecord {
  readonly kind: 'series';
  readonly bucketMs: number;
  readonly endAt: EpochMs;
  readonly started: readonly number[];
  readonly done: readonly number[];
  readonly expired: readonly number[];
  readonly inFlight: readonly number[];
  readonly atRisk: readonly number[];
  readonly overdue: readonly number[];
}

/** The whole of what a browser holds. */
export type View = ReadonlyMap<string, ViewRecord>;

/** The key under which a record stands in the view. */
export function viewKey(record: ViewRecord): string {
  return 'element' in record ? `${record.kind}:${record.element}` : record.kind;
}
