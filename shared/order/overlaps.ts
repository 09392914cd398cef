import type { Activity } from '../ids.ts';
import type { ActivityRun, Interval } from './activity-runs.ts';

/** Two different activities, the lesser name first. */
export type ActivityPair = readonly [Activity, Activity];

/** Some of both at the same time: each began before the other ended. */
const overlap = (some: readonly Interval[], others: readonly Interval[]): boolean =>
  some.some((here) => others.some((there) => here.from < there.to && there.from < here.to));

/** In how many orders two activities could have overlapped, and did. */
export interface OverlapCount {
  readonly pair: ActivityPair;
  /** Orders in which both had a run whose start and complete were told. */
  together: number;
  overlapping: number;
}

/** Counts overlaps order by order. Owned and mutated by whoever watches the orders. */
export interface OverlapTable {
  /** Takes one finished order into account. O(runs²). */
  add(runs: readonly ActivityRun[]): void;
  counts(): readonly OverlapCount[];
}

/** An empty table; it grows with the pairs of activities that occur together. */
export function createOverlapTable(): OverlapTable {
  const table = new Map<string, OverlapCount>();

  function countOf(one: Activity, other: Activity): OverlapCount {
    const pair: ActivityPair = one < other ? [one, other] : [other, one];
    const key = JSON.stringify(pair);
    const count = table.get(key) ?? { pair, together: 0, overlapping: 0 };
    table.set(key, count);
    return count;
  }

  return {
    add(runs) {
      const worked = [...workedOf(runs)];
      for (const [index, [one, here]] of worked.entries()) {
        for (const [other, there] of worked.slice(index + 1)) {
          const count = countOf(one, other);
          count.together += 1;
          if (overlap(here, there)) count.overlapping += 1;
        }
      }
    },
    counts: () => [...table.values()],
  };
}

/** When each activity was worked on, all its runs together; those that told no start are left out. */
function workedOf(runs: readonly ActivityRun[]): ReadonlyMap<Activity, readonly Interval[]> {
  const worked = new Map<Activity, Interval[]>();
  for (const run of runs) {
    if (run.worked.length === 0) continue;
    const known = worked.get(run.activity);
    if (known === undefined) worked.set(run.activity, [...run.worked]);
    else known.push(...run.worked);
  }
  return worked;
}
