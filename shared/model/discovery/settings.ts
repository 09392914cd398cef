import { minedActivitiesMax } from '../../limits.ts';

/** What one mining run weighs; `settingsFor` gives them for a simplicity. */
export interface MiningSettings {
  /** β of F: above 1 explaining the orders counts for more than a tight picture. */
  readonly fitnessWeight: number;
  /** Share of a precision over all prefixes, against one over those that replay exactly. */
  readonly allPrefixesShare: number;
  /** Share of exactly fitting orders in fitness, against alignment fitness. */
  readonly fittingShare: number;
  /** Activities in fewer than this share of the orders are not drawn. */
  readonly rareShare: number;
  /** A part is optional if more than this share of its orders have none of it. */
  readonly skipShare: number;
  /** An activity loops on itself if it repeats in more than this share of the orders that have it. */
  readonly repeatShare: number;
  readonly edgePenalty: number;
  readonly gatewayPenalty: number;
  /** What drawing all the proven concurrency is worth in score. */
  readonly parallelBonus: number;
  /** Activities drawn, the ones most orders have. */
  readonly stepsMax: number;
  /** Nodes that can be read in one picture; more cost score. */
  readonly nodesMax: number;
}

export const defaultSimplicity = 0.6;
/** From here on no activity is too rare to be drawn. */
const everythingFrom = 0.7;
/** What fits a picture that is read at one glance, up to the default. */
const readableSteps = 60;
const nodesPerStep = 5 / 3;

/**
 * Settings for a simplicity of 0 (main flow) … 1 (everything), after discovery.md §2.10. Along the scale `rareShare` only falls and
 * `stepsMax` only rises: an activity that is drawn is drawn at every higher value.
 */
export function settingsFor(simplicity: number): MiningSettings {
  const value = Math.min(1, Math.max(0, simplicity));
  const toEverything = Math.max(0, everythingFrom - value);
  const beyond = Math.max(0, value - everythingFrom);
  const penalty = 0.03 * (1 + 3 * toEverything);
  const share = 0.02 + 0.2 * toEverything;
  const stepsMax = stepsShown(value);
  return {
    fitnessWeight: 2 - 2.14 * toEverything + (beyond * 10) / 3,
    allPrefixesShare: 0.8,
    fittingShare: 0.2,
    rareShare: 0.1 * (toEverything / everythingFrom) ** 2,
    skipShare: share,
    repeatShare: share,
    edgePenalty: penalty,
    gatewayPenalty: penalty,
    parallelBonus: 0.05 + (0.2 * toEverything) / everythingFrom,
    stepsMax,
    nodesMax: Math.round(stepsMax * nodesPerStep),
  };
}

function stepsShown(simplicity: number): number {
  const beyondDefault = Math.max(0, simplicity - defaultSimplicity) / (1 - defaultSimplicity);
  return beyondDefault >= 1
    ? minedActivitiesMax
    : Math.min(minedActivitiesMax, Math.round(readableSteps / (1 - beyondDefault)));
}
