import type { Activity } from '../../ids.ts';
import type { VariantLog, WeightedVariant } from '../../variant/variant-log.ts';

/**
 * The same log in the one order every input order leads to: activities by the number of orders that have them (most first),
 * then by name; equal traces merged; variants by count, then by trace. Everything after it works on indices.
 * O(events · log variants).
 */
export function canonicalLog(log: VariantLog): VariantLog {
  const present = log.variants.filter((variant) => variant.count > 0);
  const orders = new Map<Activity, number>();
  for (const { trace, count } of present) {
    const seen = new Set(trace.map((index) => log.activities[index]));
    for (const activity of seen) if (activity !== undefined) orders.set(activity, (orders.get(activity) ?? 0) + count);
  }
  const activities = [...orders].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([activity]) => activity);
  const codeOf = new Map(activities.map((activity, index) => [activity, index]));
  const recode = log.activities.map((activity) => codeOf.get(activity));
  const variants = present.map(({ trace, count }) => ({
    trace: trace.map((index) => recode[index]).filter((index) => index !== undefined),
    count,
  }));
  return { activities, variants: mergeVariants(variants) };
}

/** Merges equal traces and sorts: heaviest first, then by trace. */
export function mergeVariants(variants: readonly WeightedVariant[]): WeightedVariant[] {
  const merged = new Map<string, { trace: readonly number[]; count: number }>();
  for (const { trace, count } of variants) {
    const key = trace.join();
    const known = merged.get(key);
    if (known) known.count += count;
    else merged.set(key, { trace, count });
  }
  return [...merged.values()].sort((a, b) => b.count - a.count || compareTraces(a.trace, b.trace));
}

function compareTraces(one: readonly number[], other: readonly number[]): number {
  const shared = Math.min(one.length, other.length);
  for (let i = 0; i < shared; i++) {
    const difference = (one[i] as number) - (other[i] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The log seen through some of its activities only; traces may become empty. */
export function projectLog(log: VariantLog, kept: readonly number[]): VariantLog {
  const recode = new Map(kept.map((activity, index) => [activity, index]));
  const variants = log.variants.map(({ trace, count }) => ({
    trace: trace.map((activity) => recode.get(activity)).filter((activity) => activity !== undefined),
    count,
  }));
  return { activities: kept.map((index) => log.activities[index] as Activity), variants: mergeVariants(variants) };
}

/** Number of orders in these variants. */
export function orderCount(variants: readonly WeightedVariant[]): number {
  let orders = 0;
  for (const { count } of variants) orders += count;
  return orders;
}

/** Per activity the number of orders that have it. */
export function ordersPerActivity(log: VariantLog): Float64Array {
  const orders = new Float64Array(log.activities.length);
  for (const { trace, count } of log.variants) {
    for (const activity of new Set(trace)) orders[activity] = (orders[activity] as number) + count;
  }
  return orders;
}

/** The heaviest variants of a merged log, and the heaviest one of every activity that would be missing from them. */
export function representative(log: VariantLog, variantsMax: number, eventsMax: number): readonly WeightedVariant[] {
  const kept = heaviest(log.variants, variantsMax, eventsMax);
  if (kept.length === log.variants.length) return kept;
  const isKept = new Set(kept);
  const seen = new Set(kept.flatMap(({ trace }) => trace));
  const others = log.variants.filter((variant) => {
    if (isKept.has(variant)) return false;
    const isNew = variant.trace.some((activity) => !seen.has(activity));
    for (const activity of variant.trace) seen.add(activity);
    return isNew;
  });
  return [...kept, ...others];
}

/**
 * The heaviest variants that fit within these bounds, of variants sorted heaviest first. One that does not fit any more is passed
 * over, so that one endless order costs no other its place; it stands alone where it outweighs all that fit. O(variants).
 */
export function heaviest(
  variants: readonly WeightedVariant[],
  variantsMax: number,
  eventsMax: number,
): readonly WeightedVariant[] {
  const kept: WeightedVariant[] = [];
  let events = 0;
  for (const variant of variants) {
    if (kept.length >= variantsMax) break;
    if (events + variant.trace.length > eventsMax) continue;
    events += variant.trace.length;
    kept.push(variant);
  }
  const first = variants[0];
  return first !== undefined && first.count > orderCount(kept) ? [first] : kept;
}
