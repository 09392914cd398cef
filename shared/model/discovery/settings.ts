/** What one mining run weighs. The defaults are a simplicity of 0.6 on the scale of discovery.md §2.10. */
export interface MiningSettings {
  /** β of F: above 1 explaining the orders counts for more than a tight picture. */
  readonly fitnessWeight: number;
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
}

export const defaultSettings: MiningSettings = {
  fitnessWeight: 1.8,
  rareShare: 0.002,
  skipShare: 0.04,
  repeatShare: 0.04,
  edgePenalty: 0.04,
  gatewayPenalty: 0.04,
  parallelBonus: 0.08,
};
