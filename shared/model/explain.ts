import type { Activity } from '../ids.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { activitiesOf } from './blocks.ts';
import { evaluateModel } from './discovery/alignment.ts';
import { compileAutomaton } from './discovery/automaton.ts';
import { workBudget } from './discovery/budget.ts';
import { canonicalLog, heaviest, orderCount, ordersPerActivity } from './discovery/coded-log.ts';
import { flatPrefixTree } from './discovery/prefix-tree.ts';
import type { Model } from './model.ts';

/** An activity that happens and is not drawn. */
export interface HiddenActivity {
  readonly activity: Activity;
  /** Share of the orders that have it, 0 … 1. */
  readonly share: number;
}

/** What a picture says about the orders, and what it leaves out. All shares are of the orders no interrupt cut short; 1 for none. */
export interface Explanation {
  /** Orders judged. */
  readonly orders: number;
  /** Share of orders the model explains exactly. */
  readonly exactly: number;
  /** Alignment fitness: 1 less the events and steps that must be ignored, as a share of all there are. */
  readonly approximately: number;
  /** Most frequent first. */
  readonly hidden: readonly HiddenActivity[];
}

/** Alignments cost far more than replay: they are made for the heaviest variants, and stand for the others. */
const alignedVariantsMax = 2_000;
const alignedEventsMax = 20_000;

/** How much of a log a model explains. Pure; O(events) and the alignments of at most `alignedEventsMax` events. */
export function explain(model: Model, log: VariantLog): Explanation {
  const interrupts = new Set(model.interrupts);
  const isInterrupt = log.activities.map((activity) => interrupts.has(activity));
  const whole = log.variants.filter(({ trace }) => !trace.some((activity) => isInterrupt[activity]));
  const judged = canonicalLog({ activities: log.activities, variants: whole });
  const orders = orderCount(judged.variants);
  const drawn = new Set(activitiesOf(model.root));
  const ordersWith = ordersPerActivity(judged);
  const hidden = judged.activities.flatMap((activity, index) =>
    drawn.has(activity) ? [] : [{ activity, share: (ordersWith[index] ?? 0) / orders }],
  );
  const aligned = heaviest(judged.variants, alignedVariantsMax, alignedEventsMax);
  const { fitness } = evaluateModel(
    model.root,
    judged.activities,
    flatPrefixTree(aligned),
    workBudget(Number.POSITIVE_INFINITY),
  );
  return { orders, exactly: fittingShare(model, judged), approximately: fitness, hidden };
}

function fittingShare({ root }: Model, log: VariantLog): number {
  const automaton = compileAutomaton(root, log.activities);
  const fits = (trace: readonly number[]): boolean => {
    let state = 0;
    for (const step of trace) {
      if (state !== -1) state = automaton.follow(state, step);
    }
    return state !== -1 && automaton.canEnd(state);
  };
  const orders = orderCount(log.variants);
  return orders === 0 ? 1 : orderCount(log.variants.filter(({ trace }) => fits(trace))) / orders;
}
