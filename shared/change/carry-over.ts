import { carriedOrdersMax } from '../limits.ts';
import type { WeightedVariant } from '../variant/variant-log.ts';
import { outcomeIn, type RelationChange } from './relation-change.ts';
import { createPlaces, type Places } from './step-place.ts';

/**
 * What a version still says about the next one: its ways with the changes worked into them, so that a handful of orders after a change
 * need not teach anew what did not change. At most `carriedOrdersMax` orders by weight; heaviest variants first.
 *
 * A share `since / before` of the orders keeps a step (an order, a repeat) that became rarer, the others lose it; a step that became more
 * frequent is put where the orders after the change have it. What cannot be rewritten is left out.
 */
export function carryOver(
  old: readonly WeightedVariant[],
  changes: readonly RelationChange[],
  since: readonly (readonly number[])[],
): WeightedVariant[] {
  const places = createPlaces(since);
  let variants: readonly WeightedVariant[] = old;
  const byKind = [...changes].sort((one, other) => rank(one) - rank(other));
  for (const change of byKind.filter(({ kind }) => kind !== 'order')) {
    variants = variants.flatMap((variant) => rewritten(variant, change, (trace) => turned(trace, change, places)));
  }
  const orders = byKind.filter(({ kind }) => kind === 'order');
  if (orders.length > 0) variants = variants.flatMap((variant) => reordered(variant, orders));
  return sampled(variants);
}

/** Steps go and come before those that stay are put in order. */
const rank = ({ kind, since, before }: RelationChange): number =>
  kind === 'presence' ? (since < before ? 0 : 1) : kind === 'repeats' ? 2 : 3;

/** One variant, split into the part that stays as it is and the part that is turned. */
function rewritten(
  { trace, count }: WeightedVariant,
  change: RelationChange,
  turn: (trace: readonly number[]) => readonly number[] | null,
): WeightedVariant[] {
  const outcome = outcomeIn(change, trace);
  const isNew = change.since > change.before;
  if (outcome === null || outcome === isNew) return [{ trace, count }];
  const share = turnedShare(change);
  const other = turn(trace);
  const kept = { trace, count: count * (1 - share) };
  return other === null ? [kept] : [kept, { trace: other, count: count * share }];
}

/** Share of the orders on the old side of a relation that changes side. Hardly any left or missing is noise. */
function turnedShare({ before, since }: RelationChange): number {
  const from = since > before ? 1 - before : before;
  const left = since > before ? 1 - since : since;
  return left <= 0.05 || from <= 0 ? 1 : Math.max(0, Math.min(1, 1 - left / from));
}

/** The trace on the other side of the relation. */
function turned(trace: readonly number[], change: RelationChange, places: Places): readonly number[] | null {
  const { kind, activity, since, before } = change;
  if (kind === 'repeats') {
    const first = trace.indexOf(activity);
    return since > before ? null : trace.filter((step, index) => step !== activity || index === first);
  }
  return since < before ? trace.filter((step) => step !== activity) : places.insert(trace, activity);
}

/** Pairs that turned round, all at once: a step that moved passes several others. */
function reordered({ trace, count }: WeightedVariant, changes: readonly RelationChange[]): WeightedVariant[] {
  const turning = changes.filter((change) => outcomeIn(change, trace) === change.since < change.before);
  if (turning.length === 0) return [{ trace, count }];
  const share = Math.min(...turning.map(turnedShare));
  const other = sortPairs(trace, turning);
  return [
    { trace, count: count * (1 - share) },
    { trace: other, count: count * share },
  ];
}

/** Neighbours that stand the wrong way round change places until none does; a pair with others between it changes places as it stands. */
function sortPairs(trace: readonly number[], turning: readonly RelationChange[]): readonly number[] {
  const sorted = [...trace];
  const isWrong = (first: number, second: number): boolean =>
    turning.some(({ activity, other, since, before }) =>
      since < before ? first === activity && second === other : first === other && second === activity,
    );
  for (let round = 0; round < sorted.length; round++) {
    for (let at = 1; at < sorted.length; at++) {
      if (isWrong(sorted[at - 1] as number, sorted[at] as number)) exchange(sorted, at - 1, at);
    }
  }
  for (const change of turning) {
    if (outcomeIn(change, sorted) !== change.since < change.before) continue;
    exchange(sorted, sorted.indexOf(change.activity), sorted.indexOf(change.other));
  }
  return sorted;
}

function exchange(trace: number[], one: number, other: number): void {
  const kept = trace[one] as number;
  trace[one] = trace[other] as number;
  trace[other] = kept;
}

/** Whole orders, at most `carriedOrdersMax` of them, each variant as near to its share as whole numbers allow. */
function sampled(variants: readonly WeightedVariant[]): WeightedVariant[] {
  const all = variants.reduce((sum, { count }) => sum + count, 0);
  const scale = Math.min(1, carriedOrdersMax / all);
  let sum = 0;
  let given = 0;
  const kept: WeightedVariant[] = [];
  for (const { trace, count } of variants) {
    sum += count * scale;
    const whole = Math.floor(sum + 1e-9) - given;
    given += whole;
    if (whole > 0) kept.push({ trace, count: whole });
  }
  return kept;
}
