import type { FlatPrefixTree } from './prefix-tree.ts';
import type { MiningSettings } from './settings.ts';

/** How well a picture explains orders and how little else it allows, each 0 … 1 (discovery.md §2, "Honesty of the measure"). */
export interface Quality {
  /** 1 − alignment cost / the cost of explaining nothing. */
  readonly fitness: number;
  /** Share of orders that replay exactly. */
  readonly fitting: number;
  /** Escaping-edges precision over the prefixes that replay exactly. */
  readonly precision: number;
  /** The same with unfit prefixes at their best-aligned state. */
  readonly precisionAll: number;
}

/**
 * F_β of what the picture explains (fitness, in part the share of orders that fit exactly) and how little else it allows (precision,
 * in part over the exactly replayed prefixes alone).
 */
export function fScore(quality: Quality, settings: MiningSettings, fitnessWeight: number): number {
  const squared = fitnessWeight * fitnessWeight;
  const fitness = mix(quality.fitness, quality.fitting, settings.fittingShare);
  const precision = mix(quality.precision, quality.precisionAll, settings.allPrefixesShare);
  return ((1 + squared) * fitness * precision) / (squared * precision + fitness || 1);
}

const mix = (one: number, other: number, shareOfOther: number): number => one + (other - one) * shareOfOther;

/** Quality while it is being counted. */
export interface QualityTally {
  /** Alignment cost of all orders. */
  cost: number;
  /** Orders that replay exactly. */
  fitting: number;
  /** Steps the model allows, and those of them the orders use, at prefixes that replay exactly, weighted by orders. */
  allowed: number;
  used: number;
  /** The same at the other prefixes. */
  allowedUnfit: number;
  usedUnfit: number;
}

export function startTally(): QualityTally {
  return { cost: 0, fitting: 0, allowed: 0, used: 0, allowedUnfit: 0, usedUnfit: 0 };
}

/** `stepsLeast`: the fewest steps of a run; explaining nothing costs every event and one such run an order. */
export function qualityOf(tally: QualityTally, { orders, events }: FlatPrefixTree, stepsLeast: number): Quality {
  const worst = events + orders * stepsLeast;
  return {
    fitness: worst === 0 ? 1 : 1 - tally.cost / worst,
    fitting: share(tally.fitting, orders),
    precision: share(tally.used, tally.allowed),
    precisionAll: share(tally.used + tally.usedUnfit, tally.allowed + tally.allowedUnfit),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
