/** How well a picture explains orders and how little else it allows, each 0 … 1 (discovery.md §2, "Honesty of the measure"). */
export interface Quality {
  /** 1 − alignment cost / the cost of explaining nothing. */
  readonly fitness: number;
  /** Escaping-edges precision over the prefixes that replay exactly. */
  readonly precision: number;
  /** The same with unfit prefixes at their best-aligned state. */
  readonly precisionAll: number;
}

/** F_β of fitness and the mean of both precisions. */
export function fScore(quality: Quality, fitnessWeight: number): number {
  const squared = fitnessWeight * fitnessWeight;
  const precision = (quality.precision + quality.precisionAll) / 2;
  return ((1 + squared) * quality.fitness * precision) / (squared * precision + quality.fitness || 1);
}

/** Quality while it is being counted. */
export interface QualityTally {
  /** Alignment cost of all orders. */
  cost: number;
  /** Steps the model allows, and those of them the orders use, at prefixes that replay exactly, weighted by orders. */
  allowed: number;
  used: number;
  /** The same at the other prefixes. */
  allowedUnfit: number;
  usedUnfit: number;
}

export function startTally(): QualityTally {
  return { cost: 0, allowed: 0, used: 0, allowedUnfit: 0, usedUnfit: 0 };
}

/** `worst`: the cost of explaining nothing, every event ignored and every model run skipped. */
export function qualityOf(tally: QualityTally, worst: number): Quality {
  return {
    fitness: worst === 0 ? 1 : 1 - tally.cost / worst,
    precision: share(tally.used, tally.allowed),
    precisionAll: share(tally.used + tally.usedUnfit, tally.allowed + tally.allowedUnfit),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
