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
    variants = heaviest(
      variants.flatMap((variant) => rewritten(variant, change, (trace) => turned(trace, change, places))),
    );
  }
  const orders = byKind.filter(({ kind }) => kind === 'order');
  if (orders.length > 0) variants = heaviest(variants.flatMap((variant) => reordered(variant, orders, places)));
  return sampled(variants);
}

/** A change splits ways in two; the lightest are not worth it. */
const heaviest = (variants: readonly WeightedVariant[]): readonly WeightedVariant[] =>
  variants
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, carriedOrdersMax);

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

/** Pairs that turned round, one after the other. */
function reordered(
  { trace, count }: WeightedVariant,
  changes: readonly RelationChange[],
  places: Places,
): WeightedVariant[] {
  const turning = changes.filter((change) => isOld(change, trace));
  if (turning.length === 0) return [{ trace, count }];
  const share = Math.min(...turning.map(turnedShare));
  let other = trace;
  for (const change of turning) if (isOld(change, other)) other = turnedRound(other, change, places);
  return [
    { trace, count: count * (1 - share) },
    { trace: other, count: count * share },
  ];
}

const isOld = (change: RelationChange, trace: readonly number[]): boolean =>
  outcomeIn(change, trace) === change.since < change.before;

/**
 * The two change places, or the earlier goes behind the later, or the later before the earlier: whichever agrees best with the orders
 * since, in doubt the first. O(steps between).
 */
function turnedRound(trace: readonly number[], { activity, other }: RelationChange, places: Places): readonly number[] {
  const at = [trace.indexOf(activity), trace.indexOf(other)] as const;
  const [early, late] = [Math.min(...at), Math.max(...at)];
  const [first, second] = [trace[early] as number, trace[late] as number];
  const between = trace.slice(early + 1, late);
  const sum = (points: (step: number) => number): number => between.reduce((all, step) => all + points(step), 0);
  const firstBehind = sum((step) => places.lead(step, first));
  const secondAhead = sum((step) => places.lead(second, step));
  const points = [firstBehind + secondAhead, firstBehind - secondAhead, secondAhead - firstBehind];
  const middles = [
    [second, ...between, first],
    [...between, second, first],
    [second, first, ...between],
  ];
  const middle = middles[points.indexOf(Math.max(...points))] ?? [];
  return [...trace.slice(0, early), ...middle, ...trace.slice(late + 1)];
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
