import { assert } from '../../../shared/result.ts';

/** Nearest-rank quantile of at least one value, q in 0…1. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  assert(found !== undefined, 'a quantile needs a value');
  return found;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
