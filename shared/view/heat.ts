import type { DurationMs, EpochMs } from '../ids.ts';

/** Cuts of the expiry heat as shares of the budget. Fixed, so that a colour means the same everywhere. */
export const expiryCuts = [0.5, 0.8, 1, 1.5] as const;

/** Round durations, each about twice the one before: what the duration heat may be cut at. */
const roundDurationsMs: readonly number[] = [1, 2, 4, 8, 15, 30, 60, 125, 250, 500]
  .concat([1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900, 1_800, 3_600].map((seconds) => seconds * 1_000))
  .concat([2, 4, 8, 12, 24, 48, 96, 192, 384, 768, 1_536, 3_072, 6_144].map((hours) => hours * 3_600_000));

export type HeatCuts = readonly [number, number, number, number];

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

/**
 * Where the duration heat of a flow is cut, in milliseconds: four round durations, each about twice the one before, the last the largest
 * that its slowest step reaches. So the slowest is always in the hottest class, a step of an eighth of its time in the coolest, and the
 * cuts stay where they are while durations waver.
 */
export function durationCuts(slowestMs: DurationMs): HeatCuts {
  const [longest = 8, ...shorter] = roundDurationsMs.filter((cut, index) => index < 4 || cut <= slowestMs).reverse();
  const [third = 4, second = 2, first = 1] = shorter;
  return [first, second, third, longest];
}

/** Heat class of a step's duration by the cuts of its flow; a duration on a cut belongs to the hotter class. */
export function durationClass(durationMs: DurationMs, cuts: HeatCuts): HeatClass {
  return heatClass(durationMs, cuts);
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

function heatClass(value: number, cuts: HeatCuts): HeatClass {
  if (value < cuts[0]) return 0;
  if (value < cuts[1]) return 1;
  if (value < cuts[2]) return 2;
  return value < cuts[3] ? 3 : 4;
}
