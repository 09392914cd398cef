import type { VariantLog } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';

/** What the orders say about every pair of activities; matrices are row-major, index a · size + b, counts are orders. */
export interface PairStatistics {
  readonly size: number;
  readonly orders: number;
  /** Orders with the activity. */
  readonly occurrences: Float64Array;
  /** Orders in which a's first occurrence comes before b's, without an iteration boundary between the two. */
  readonly firstBefore: Float64Array;
  /** Orders with both. */
  readonly together: Float64Array;
  /** How often b directly follows a, consecutive repeats collapsed. */
  readonly directlyFollows: Float64Array;
}

/** A minority direction below this share of a pair's directly-follows count is noise, not "adjacent in both orders". */
const adjacentMinorityMin = 0.1;

/**
 * Counts who comes first, pair by pair (discovery.md §2.2). Order ratios over pairs need one flip of an order, not one directly
 * adjacent flip, so they tolerate noise and learn early. O(Σ variants length · distinct steps · blockers).
 */
export function pairStatistics(log: VariantLog): PairStatistics {
  const size = log.activities.length;
  const traces = log.variants.map(({ trace, count }) => ({ trace: collapseRepeats(trace), count }));
  const directlyFollows = new Float64Array(size * size);
  let orders = 0;
  for (const { trace, count } of traces) {
    orders += count;
    for (let i = 1; i < trace.length; i++) increase(directlyFollows, at(trace, i - 1) * size + at(trace, i), count);
  }
  const occurrences = new Float64Array(size);
  const firstBefore = new Float64Array(size * size);
  const together = new Float64Array(size * size);
  const isSwappable = adjacentBothWays(directlyFollows, size);
  const first = new Int32Array(size);
  const last = new Int32Array(size);
  for (const { trace, count } of traces) {
    const present = markPositions(trace, first, last);
    for (const [rank, activity] of present.entries()) {
      increase(occurrences, activity, count);
      for (const other of present.slice(rank + 1)) {
        increase(together, activity * size + other, count);
        increase(together, other * size + activity, count);
      }
      for (const later of comeAfter(activity, trace, first, last, isSwappable, size)) {
        increase(firstBefore, activity * size + later, count);
      }
    }
  }
  return { size, orders, occurrences, firstBefore, together, directlyFollows };
}

/** The trace without immediate repeats. */
export function collapseRepeats(trace: readonly number[]): number[] {
  return trace.filter((activity, index) => index === 0 || trace[index - 1] !== activity);
}

/** Fills first and last positions; returns the distinct activities by first occurrence. */
function markPositions(trace: readonly number[], first: Int32Array, last: Int32Array): number[] {
  first.fill(-1);
  const present: number[] = [];
  for (let position = 0; position < trace.length; position++) {
    const activity = at(trace, position);
    if (first[activity] === -1) {
      first[activity] = position;
      present.push(activity);
    }
    last[activity] = position;
  }
  return present;
}

/**
 * The activities whose first occurrence follows that of `activity` in the same iteration. A pair does not count where some x
 * between the two also occurs before the one or after the other: x marks the boundary of an iteration, unless x and the later
 * activity are directly adjacent in both orders.
 */
function comeAfter(
  activity: number,
  trace: readonly number[],
  first: Int32Array,
  last: Int32Array,
  isSwappable: Uint8Array,
  size: number,
): number[] {
  const start = cell(first, activity);
  const after: number[] = [];
  const blockers = new Set<number>();
  for (let position = start + 1; position < trace.length; position++) {
    const later = at(trace, position);
    if (later === activity) break;
    if (first[later] === position && !isBlocked(later, position, start, blockers, first, last, isSwappable, size)) {
      after.push(later);
    }
    if (cell(first, later) < cell(last, later) && !isSwappable[activity * size + later]) blockers.add(later);
  }
  return after;
}

function isBlocked(
  later: number,
  position: number,
  start: number,
  blockers: ReadonlySet<number>,
  first: Int32Array,
  last: Int32Array,
  isSwappable: Uint8Array,
  size: number,
): boolean {
  for (const blocker of blockers) {
    const outside = cell(first, blocker) < start || cell(last, blocker) > position;
    if (outside && !isSwappable[blocker * size + later]) return true;
  }
  return false;
}

function adjacentBothWays(directlyFollows: Float64Array, size: number): Uint8Array {
  const both = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const forth = cell(directlyFollows, a * size + b);
      const back = cell(directlyFollows, b * size + a);
      if (Math.min(forth, back) > 0 && Math.min(forth, back) >= adjacentMinorityMin * (forth + back)) {
        both[a * size + b] = 1;
      }
    }
  }
  return both;
}

const at = (trace: readonly number[], position: number): number => trace[position] as number;
