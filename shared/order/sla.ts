import type { Activity, DurationMs } from '../ids.ts';
import type { DurationHistogram } from './durations.ts';

/** Promises as configured (semantics 16): `default` holds for every step without a limit of its own. */
export interface SlaConfig {
  readonly endToEnd: DurationMs | null;
  readonly default: DurationMs | null;
  readonly steps: ReadonlyMap<Activity, DurationMs>;
  /** Share of the budget from which a wait is at risk, 0…1. */
  readonly atRisk: number;
}

/** What a step may take. A learned limit colours and makes overdue; it never expires an order and is never published. */
export interface StepLimit {
  readonly ms: number;
  readonly kind: 'configured' | 'learned';
}

/** Runs a step needs before its limit is learned. */
const learnedRunsMin = 30;

/** The learned limit of a step: max(3 × p95, p99.5) of its runs, from 30 runs on; null before. At least one second. */
export function learnedLimit(runs: DurationHistogram): StepLimit | null {
  if (runs.count < learnedRunsMin) return null;
  const p95 = runs.quantile(0.95) ?? 0;
  const p995 = runs.quantile(0.995) ?? 0;
  return { ms: Math.round(Math.max(3 * p95, p995, 1_000)), kind: 'learned' };
}

/** The limit of a step: its own, else the default, else what was learned; null where nothing is known. */
export function limitOf(
  activity: Activity,
  sla: SlaConfig,
  learned: ReadonlyMap<Activity, StepLimit>,
): StepLimit | null {
  const configured = sla.steps.get(activity) ?? sla.default;
  if (configured !== null && configured !== undefined) return { ms: configured, kind: 'configured' };
  return learned.get(activity) ?? null;
}
