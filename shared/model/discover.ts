import type { Activity } from '../ids.ts';
import { minedEventsMax, minedEventsMin, minedVariantsMax, miningWorkMax, miningWorkPerEvent } from '../limits.ts';
import type { VariantLog, WeightedVariant } from '../variant/variant-log.ts';
import { shareOf, workBudget } from './discovery/budget.ts';
import { canonicalLog, orderCount, ordersPerActivity, projectLog, representative } from './discovery/coded-log.ts';
import { overlapsOf } from './discovery/concurrency.ts';
import { mineLog } from './discovery/mine.ts';
import { refine } from './discovery/refine.ts';
import { createScorer } from './discovery/score.ts';
import { defaultSimplicity, type MiningSettings, settingsFor } from './discovery/settings.ts';
import type { Model } from './model.ts';
import { normalize } from './normalize.ts';

export interface DiscoveryOptions {
  /** Activities that end an order from anywhere, such as an expiry. */
  readonly interrupts?: readonly Activity[];
  /** Pairs known to overlap in time (start and complete events interleave): proven concurrent, whatever the completions say. */
  readonly overlapping?: readonly (readonly [Activity, Activity])[];
  /**
   * From 0 (the main flow) to 1 (everything), 0.6 by default; others are taken for the nearest. More only adds activities: what is
   * drawn at one value is drawn at every higher one, and at 1 every activity is (up to `minedActivitiesMax`).
   */
  readonly simplicity?: number;
  /** The model shown until now: the search starts from its edges and keeps it where nothing better is found. */
  readonly previous?: Model;
  /** Elementary steps this run may spend on searching, `miningWorkMax` by default. With none a sound picture is drawn unsearched. */
  readonly work?: number;
}

/**
 * Infers the process that finished orders went through (docs/discovery.md). Pure; the same orders give the same model in whatever
 * order activities and variants are listed. Orders that contain an interrupt are prefixes cut short: they are left out, so that
 * they make no later step optional, unless there are no others. Rare activities are not drawn, nor more than fit a picture (see
 * `simplicity`; `explain` says what that hides). Work is counted in steps, not in time, and bounded by `work` and by the heaviest
 * `minedVariantsMax` variants.
 */
export function discover(log: VariantLog, options: DiscoveryOptions = {}): Model {
  return search(log, options).model;
}

/** As `discover`, with whether the work allowed was ample: else more of it might find a better picture of the same orders. */
export function search(log: VariantLog, options: DiscoveryOptions): { model: Model; isThorough: boolean } {
  const isInterrupt = new Set(options.interrupts ?? []);
  const { whole, interrupts } = setInterruptsApart(log, isInterrupt);
  const settings = settingsFor(options.simplicity ?? defaultSimplicity);
  const visible = onlyVisible(canonicalLog(whole), settings);
  const work = options.work ?? miningWorkMax;
  const budget = workBudget(work);
  const eventsMax = Math.min(minedEventsMax, Math.max(minedEventsMin, budget.left / miningWorkPerEvent));
  const mined = canonicalLog({ ...visible, variants: representative(visible, minedVariantsMax, eventsMax) });
  const run = {
    settings,
    budget,
    overlaps: overlapsOf(options.overlapping ?? []),
    previous: options.previous ? normalize(options.previous.root) : null,
    memory: new Map(),
  };
  const drawn = mineLog({ ...run, budget: shareOf(budget, drawingShare) }, mined, 0, 0);
  const root = refine(run, drawn, mined, createScorer(run, mined));
  const model = { root, orders: orderCount(whole.variants), interrupts };
  return { model, isThorough: budget.left >= ampleShare * work };
}

/** Each search gets a part of the work: whoever leaves half of it has cut none short. */
const ampleShare = 0.5;

/** Part of the work for drawing; the rest is for judging the whole. */
const drawingShare = 0.7;

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

/** Without the activities too few orders have, and without more than fit the picture; activities by orders, most first. */
function onlyVisible(log: VariantLog, settings: MiningSettings): VariantLog {
  const orders = ordersPerActivity(log);
  const orderMin = settings.rareShare * orderCount(log.variants);
  const kept = [...log.activities.keys()].filter((activity) => (orders[activity] as number) >= orderMin);
  return kept.length === log.activities.length && kept.length <= settings.stepsMax
    ? log
    : projectLog(log, kept.slice(0, settings.stepsMax));
}
