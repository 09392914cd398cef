import { pairedActivitiesMax } from '../limits.ts';
import type { TraceShape } from './trace-shape.ts';

/**
 * What the finished orders of one version say about every pair of activities, kept up order by order (discovery.md §2, "Incrementally").
 * Matrices are row-major, index a · size + b, and count orders; they are replaced when `size` grows.
 */
export interface PairTables {
  readonly size: number;
  readonly orders: number;
  /** Activities seen so far are those below. */
  readonly activities: number;
  /** Orders with the activity, and those in which it repeats. */
  readonly occurrences: Float64Array;
  readonly repeated: Float64Array;
  /** Orders in which a's first occurrence comes before b's. */
  readonly firstBefore: Float64Array;
  /** How often b directly follows a, consecutive repeats collapsed. */
  readonly directlyFollows: Float64Array;
  /** Counts `weight` orders that went this way. O(length + distinct²). */
  add(trace: readonly number[], shape: TraceShape, weight: number): void;
}

const sizeMin = 16;

export function createPairTables(): PairTables {
  let size = sizeMin;
  let orders = 0;
  let activities = 0;
  let occurrences = new Float64Array(size);
  let repeated = new Float64Array(size);
  let firstBefore = new Float64Array(size * size);
  let directlyFollows = new Float64Array(size * size);

  function grow(): void {
    const next = Math.min(pairedActivitiesMax, 2 ** Math.ceil(Math.log2(activities)));
    occurrences = widened(occurrences, next);
    repeated = widened(repeated, next);
    firstBefore = widenedSquare(firstBefore, size, next);
    directlyFollows = widenedSquare(directlyFollows, size, next);
    size = next;
  }

  function addPairs({ steps, length, repeats }: TraceShape, weight: number): void {
    for (let place = 0; place < length; place++) {
      const activity = steps[place] as number;
      const row = activity * size;
      occurrences[activity] = (occurrences[activity] as number) + weight;
      if (repeats[place] === 1) repeated[activity] = (repeated[activity] as number) + weight;
      for (let later = place + 1; later < length; later++) {
        const pair = row + (steps[later] as number);
        firstBefore[pair] = (firstBefore[pair] as number) + weight;
      }
    }
  }

  function addNeighbours(trace: readonly number[], weight: number): void {
    let before = -1;
    for (const activity of trace) {
      if (activity >= size || activity === before) continue;
      if (before >= 0) {
        const pair = before * size + activity;
        directlyFollows[pair] = (directlyFollows[pair] as number) + weight;
      }
      before = activity;
    }
  }

  return {
    get size() {
      return size;
    },
    get orders() {
      return orders;
    },
    get activities() {
      return activities;
    },
    get occurrences() {
      return occurrences;
    },
    get repeated() {
      return repeated;
    },
    get firstBefore() {
      return firstBefore;
    },
    get directlyFollows() {
      return directlyFollows;
    },
    add(trace, shape, weight) {
      for (let place = 0; place < shape.length; place++) {
        activities = Math.max(activities, (shape.steps[place] as number) + 1);
      }
      if (activities > size) grow();
      orders += weight;
      addPairs(shape, weight);
      addNeighbours(trace, weight);
    },
  };
}

function widened(values: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const wide = new Float64Array(size);
  wide.set(values);
  return wide;
}

function widenedSquare(values: Float64Array, from: number, to: number): Float64Array<ArrayBuffer> {
  const wide = new Float64Array(to * to);
  for (let row = 0; row < from; row++) wide.set(values.subarray(row * from, (row + 1) * from), row * to);
  return wide;
}
