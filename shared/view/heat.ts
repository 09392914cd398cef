import type { DurationMs, EpochMs } from '../ids.ts';

/** Cuts of the expiry heat as shares of the budget, and of the duration heat on p95. Fixed, so that a colour means the same everywhere. */
export const expiryCuts = [0.5, 0.8, 1, 1.5] as const;
const durationCutsMs = [10_000, 30_000, 60_000, 300_000] as const;

export type HeatClass = 0 | 1 | 2 | 3 | 4;

/**
 * The share of the time allowed that is used at `now`: 0 at `since`, 1 at `dueAt`, growing past it, never below 0 and monotone in
 * `now`. A budget is at least one millisecond long.
 */
export function budgetUsed(now: EpochMs, since: EpochMs, dueAt: EpochMs): number {
  return Math.max(0, now - since) / Math.max(1, dueAt - since);
}

/** Heat class of a share of the budget: below 50 %, 80 %, 100 %, 150 %, and the rest; a share on a cut belongs to the hotter class. */
export function expiryClass(used: number): HeatClass {
  return heatClass(used, expiryCuts);
}

/** Heat class of a step's p95: below 10 s, 30 s, 1 min, 5 min, and the rest; a duration on a cut belongs to the hotter class. */
export function durationClass(p95Ms: DurationMs): HeatClass {
  return heatClass(p95Ms, durationCutsMs);
}

/**
 * Nearest-rank percentile: the smallest value that at least this share (0 < share ≤ 1) of the values do not exceed, null of none.
 * Always one of the values, never an interpolation. O(n log n).
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** The 90th percentile: what a step's heat is computed from, since a mean would hide the stuck few. */
export function p90(values: readonly number[]): number | null {
  return percentile(values, 0.9);
}

function heatClass(value: number, cuts: readonly [number, number, number, number]): HeatClass {
  if (value < cuts[0]) return 0;
  if (value < cuts[1]) return 1;
  if (value < cuts[2]) return 2;
  return value < cuts[3] ? 3 : 4;
}
