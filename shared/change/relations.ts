import type { PairTables } from './pair-tables.ts';
import { drawnShare, noiseShare, repeatedShare, skippedShare } from './thresholds.ts';

/** How an activity is present in orders: hidden as too rare, sometimes missing, or in practically all. */
export const hidden = 0;
export const optional = 1;
export const mandatory = 2;

/** How two activities stand to each other; `parallel` stands for both orders, each more often than noise explains. */
const apart = 0;
export const before = 1;
const after = 2;
export const parallel = 3;

/** The thresholded relations of one moment: what a picture depends on. Small integers, one per activity, pair and neighbourhood. */
export interface Relations {
  readonly size: number;
  readonly presence: Uint8Array;
  /** 1 where the activity repeats in more than noise of its orders. */
  readonly repeats: Uint8Array;
  /** Index a · size + b, a < b. */
  readonly order: Uint8Array;
  /** 1 where b is a usual direct successor of a; index a · size + b. */
  readonly follows: Uint8Array;
}

/** Standard deviations a share must lie beyond its threshold before a relation flips, so that chance flips none there and back. */
const certainty = 3;
/** A pair says something about order once this share of the orders of the rarer one have both, and at least so many. */
const togetherShare = 0.02;
const togetherMin = 3;
/** A direct succession is usual above this share of the orders of either end. */
const followsShare = 0.1;

export const noRelations: Relations = emptyRelations(0);

function emptyRelations(size: number): Relations {
  return {
    size,
    presence: new Uint8Array(size),
    repeats: new Uint8Array(size),
    order: new Uint8Array(size * size),
    follows: new Uint8Array(size * size),
  };
}

/**
 * Whether a share lies above a threshold, given what was thought before: only clear evidence changes that (Wilson's interval around the
 * share, compared without forming it).
 */
function liesAbove(was: boolean, successes: number, trials: number, threshold: number): boolean {
  if (trials <= 0) return was;
  const excess = successes - threshold * trials;
  const doubt = certainty * Math.sqrt(threshold * (1 - threshold) * trials);
  if (excess > doubt) return true;
  return excess < -doubt ? false : was;
}

/** The relations of the tables now; those without clear evidence stay as they were. O(activities²), no work per order. */
export function relationsOf(tables: PairTables, known: Relations): Relations {
  const size = tables.activities;
  const relations = emptyRelations(size);
  for (let a = 0; a < size; a++) {
    relations.presence[a] = presenceOf(tables, a, known);
    relations.repeats[a] = Number(
      liesAbove(
        a < known.size && known.repeats[a] === 1,
        tables.repeated[a] as number,
        tables.occurrences[a] as number,
        repeatedShare,
      ),
    );
  }
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (a < b) relations.order[a * size + b] = orderOf(tables, a, b, known);
      relations.follows[a * size + b] = Number(usuallyFollows(tables, a, b, known));
    }
  }
  return relations;
}

function presenceOf(tables: PairTables, activity: number, known: Relations): number {
  const seen = tables.occurrences[activity] as number;
  const was = activity < known.size ? (known.presence[activity] as number) : hidden;
  if (seen === 0) return hidden;
  const wasDrawn = activity >= known.size || was !== hidden;
  if (!liesAbove(wasDrawn, seen, tables.orders, drawnShare)) return hidden;
  const missing = tables.orders - seen;
  return liesAbove(was === optional, missing, tables.orders, skippedShare) ? optional : mandatory;
}

function orderOf(tables: PairTables, a: number, b: number, known: Relations): number {
  const forth = tables.firstBefore[a * tables.size + b] as number;
  const back = tables.firstBefore[b * tables.size + a] as number;
  const together = forth + back;
  const rarer = Math.min(tables.occurrences[a] as number, tables.occurrences[b] as number);
  const was = b < known.size ? (known.order[a * known.size + b] as number) : apart;
  if (together < togetherMin || !liesAbove(was !== apart, together, rarer, togetherShare)) return apart;
  if (liesAbove(was === parallel, Math.min(forth, back), together, noiseShare)) return parallel;
  return forth >= back ? before : after;
}

function usuallyFollows(tables: PairTables, a: number, b: number, known: Relations): boolean {
  const times = tables.directlyFollows[a * tables.size + b] as number;
  if (times === 0) return false;
  const was = a < known.size && b < known.size && known.follows[a * known.size + b] === 1;
  return (
    liesAbove(was, Math.min(times, tables.occurrences[a] as number), tables.occurrences[a] as number, followsShare) ||
    liesAbove(was, Math.min(times, tables.occurrences[b] as number), tables.occurrences[b] as number, followsShare)
  );
}

/** The activities with a relation that differs: the only reason to look for a new picture. O(activities²). */
export function flippedActivities(one: Relations, other: Relations): Set<number> {
  const flipped = new Set<number>();
  const size = Math.max(one.size, other.size);
  const at = (values: Uint8Array, of: Relations, a: number): number => (a < of.size ? (values[a] as number) : 0);
  const pairAt = (values: Uint8Array, of: Relations, a: number, b: number): number =>
    a < of.size && b < of.size ? (values[a * of.size + b] as number) : 0;
  for (let a = 0; a < size; a++) {
    if (at(one.presence, one, a) !== at(other.presence, other, a)) flipped.add(a);
    if (at(one.repeats, one, a) !== at(other.repeats, other, a)) flipped.add(a);
    for (let b = 0; b < size; b++) {
      const differs =
        pairAt(one.order, one, a, b) !== pairAt(other.order, other, a, b) ||
        pairAt(one.follows, one, a, b) !== pairAt(other.follows, other, a, b);
      if (differs) flipped.add(a).add(b);
    }
  }
  return flipped;
}
