import type { Activity } from '../ids.ts';
import { pairedActivitiesMax } from '../limits.ts';
import type { ActivityRun, Interval } from './activity-runs.ts';

/** Two different activities, the lesser name first. */
export type ActivityPair = readonly [Activity, Activity];

/** In how many orders two activities could have overlapped, and did. */
export interface OverlapCount {
  readonly pair: ActivityPair;
  /** Orders in which both had a run whose start and complete were told. */
  together: number;
  overlapping: number;
}

/** Counts overlaps order by order. Owned and mutated by whoever watches the orders. */
export interface OverlapTable {
  /** Takes one finished order into account. O(activities² + runs · (activities + log runs)) of at most `pairedActivitiesMax` activities. */
  add(runs: readonly ActivityRun[]): void;
  /** The table's own list, which goes on counting; pairs in the order they were first seen together. O(1). */
  counts(): readonly OverlapCount[];
}

/** One activity of an order: its number in the table, and when it was worked on. */
interface Worked {
  readonly number: number;
  readonly activity: Activity;
  readonly when: readonly Interval[];
}

/** An empty table; it grows with the pairs of activities that occur together. Activities beyond `activitiesMax` are passed over. */
export function createOverlapTable(activitiesMax = pairedActivitiesMax): OverlapTable {
  const numbers = new Map<Activity, number>();
  const places = new Map<number, number>();
  const counts: OverlapCount[] = [];

  function numberOf(activity: Activity): number | null {
    const known = numbers.get(activity);
    if (known !== undefined) return known;
    if (numbers.size >= activitiesMax) return null;
    numbers.set(activity, numbers.size);
    return numbers.size - 1;
  }

  function countOf(one: Worked, other: Worked): OverlapCount {
    const key = Math.min(one.number, other.number) * activitiesMax + Math.max(one.number, other.number);
    const known = counts[places.get(key) ?? -1];
    if (known !== undefined) return known;
    const [a, b] = [one.activity, other.activity];
    const count: OverlapCount = { pair: a < b ? [a, b] : [b, a], together: 0, overlapping: 0 };
    places.set(key, counts.push(count) - 1);
    return count;
  }

  return {
    add(runs) {
      const worked: Worked[] = [];
      for (const [activity, intervals] of workedOf(runs)) {
        const number = numberOf(activity);
        if (number !== null) worked.push({ number, activity, when: united(intervals) });
      }
      for (const [place, here] of worked.entries()) {
        for (let later = place + 1; later < worked.length; later++) {
          const there = worked[later] as Worked;
          const count = countOf(here, there);
          count.together += 1;
          if (overlap(here.when, there.when)) count.overlapping += 1;
        }
      }
    },
    counts: () => counts,
  };
}

/** When each activity was worked on, all its runs together; those that told no start are left out. */
function workedOf(runs: readonly ActivityRun[]): ReadonlyMap<Activity, Interval[]> {
  const worked = new Map<Activity, Interval[]>();
  for (const run of runs) {
    if (run.worked.length === 0) continue;
    const known = worked.get(run.activity) ?? [];
    worked.set(run.activity, known);
    for (const interval of run.worked) known.push(interval);
  }
  return worked;
}

/** The same time as intervals that neither touch nor overlap, in order. */
function united(intervals: readonly Interval[]): readonly Interval[] {
  const apart: Interval[] = [];
  for (const { from, to } of intervals.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last === undefined || from > last.to) apart.push({ from, to });
    else if (to > last.to) apart[apart.length - 1] = { from: last.from, to };
  }
  return apart;
}

/** Some of both at the same time: each began before the other ended. Both united; O(length of both). */
function overlap(some: readonly Interval[], others: readonly Interval[]): boolean {
  let [one, other] = [0, 0];
  while (one < some.length && other < others.length) {
    const [here, there] = [some[one] as Interval, others[other] as Interval];
    if (here.from < there.to && there.from < here.to) return true;
    if (here.to <= there.to) one++;
    else other++;
  }
  return false;
}
