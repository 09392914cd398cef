import type { Activity } from '../ids.ts';
import { readingsMax } from '../limits.ts';
import type { Machine } from './machine.ts';

/** The states of an automaton: what a machine's states may be after some word, the likelier reading first. */
export interface Readings {
  /** States reached so far. */
  readonly size: number;
  /** At least one. */
  of(state: number): readonly number[];
  /** The state after the activity, −1 where no reading enables it. */
  next(state: number, activity: Activity): number;
  /** Every reading changed on its own; those that become the same are one. */
  map(state: number, change: (reading: number) => number): number;
}

/**
 * Makes a machine deterministic by keeping all its states a word may have led to (subset construction), at most `readingsMax` of them.
 * Most models never have more than one. Interned: equal sets of readings are one state, state 0 the initial one.
 */
export function createReadings(machine: Machine): Readings {
  const sets: (readonly number[])[] = [[0]];
  const states = new Map<string, number>([['0', 0]]);
  const of = (state: number): readonly number[] => sets[state] ?? [];

  function intern(readings: Iterable<number>): number {
    const set = [...new Set(readings)].slice(0, readingsMax);
    if (set.length === 0) return -1;
    const name = set.join();
    let state = states.get(name);
    if (state === undefined) {
      state = sets.push(set) - 1;
      states.set(name, state);
    }
    return state;
  }

  return {
    get size() {
      return sets.length;
    },
    of,
    next: (state, activity) => intern(of(state).flatMap((reading) => machine.next(reading, activity))),
    map: (state, change) => intern(of(state).map(change)),
  };
}
