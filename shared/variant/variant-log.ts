import type { Activity } from '../ids.ts';

/** The traces of finished orders, grouped: the whole input of discovery. Traces hold indices into `activities`. */
export interface VariantLog {
  readonly activities: readonly Activity[];
  readonly variants: readonly WeightedVariant[];
}

export interface WeightedVariant {
  readonly trace: readonly number[];
  /** How many orders went this way. */
  readonly count: number;
}
