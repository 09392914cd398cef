import type { Activity } from '../ids.ts';
import { minedActivitiesMax, minedEventsMax, minedVariantsMax, miningWorkMax } from '../limits.ts';
import type { VariantLog, WeightedVariant } from '../variant/variant-log.ts';
import { workBudget } from './discovery/budget.ts';
import { canonicalLog, heaviest, orderCount, ordersPerActivity, projectLog } from './discovery/coded-log.ts';
import { overlapsOf } from './discovery/concurrency.ts';
import { mineLog } from './discovery/mine.ts';
import { defaultSettings, type MiningSettings } from './discovery/settings.ts';
import type { Model } from './model.ts';
import { normalize } from './normalize.ts';

export interface DiscoveryOptions {
  /** Activities that end an order from anywhere, such as an expiry. */
  readonly interrupts?: readonly Activity[];
  /** Pairs known to overlap in time (start and complete events interleave): proven concurrent, whatever the completions say. */
  readonly overlapping?: readonly (readonly [Activity, Activity])[];
}

/**
 * Infers the process that finished orders went through (discovery.md §2). Pure; the same orders give the same model in whatever
 * order activities and variants are listed. Orders that contain an interrupt are prefixes cut short: they are left out, so that
 * they make no later step optional, unless there are no others. Rare activities are not drawn. Work is bounded by
 * `miningWorkMax` elementary steps and by the heaviest `minedVariantsMax` variants.
 */
export function discover(log: VariantLog, options: DiscoveryOptions = {}): Model {
  const isInterrupt = new Set(options.interrupts ?? []);
  const { whole, interrupts } = setInterruptsApart(log, isInterrupt);
  const known = dropRare(canonicalLog(whole), defaultSettings);
  const mined = canonicalLog({ ...known, variants: heaviest(known.variants, minedVariantsMax, minedEventsMax) });
  const run = {
    settings: defaultSettings,
    budget: workBudget(miningWorkMax),
    overlaps: overlapsOf(options.overlapping ?? []),
    memory: new Map(),
  };
  const root = normalize(mineLog(run, mined, 0, 0));
  return { root, orders: orderCount(whole.variants), interrupts };
}

/** The orders to mine, and the interrupts that really occurred, by name. */
function setInterruptsApart(
  log: VariantLog,
  isInterrupt: ReadonlySet<Activity>,
): { whole: VariantLog; interrupts: Activity[] } {
  const ends = log.activities.map((activity) => isInterrupt.has(activity));
  const isCut = ({ trace }: WeightedVariant): boolean => trace.some((activity) => ends[activity]);
  const cut = log.variants.filter(isCut);
  const seen = new Set(cut.flatMap(({ trace }) => trace.filter((activity) => ends[activity])));
  const interrupts = new Set([...seen].map((activity) => log.activities[activity] as Activity));
  const rest = log.variants.filter((variant) => !isCut(variant));
  const prefixes = cut.map(({ trace, count }) => ({
    trace: trace.slice(
      0,
      trace.findIndex((a) => ends[a]),
    ),
    count,
  }));
  return {
    whole: { activities: log.activities, variants: rest.length > 0 ? rest : prefixes },
    interrupts: [...interrupts].sort(),
  };
}

/** Without the activities too few orders have, and without more than can be mined. */
function dropRare(log: VariantLog, settings: MiningSettings): VariantLog {
  const orders = ordersPerActivity(log);
  const orderMin = settings.rareShare * orderCount(log.variants);
  const kept = [...log.activities.keys()].filter((activity) => (orders[activity] as number) >= orderMin);
  return kept.length === log.activities.length && kept.length <= minedActivitiesMax
    ? log
    : projectLog(log, kept.slice(0, minedActivitiesMax));
}
