import { evaluateModel } from '../../../shared/model/discovery/alignment.ts';
import { workBudget } from '../../../shared/model/discovery/budget.ts';
import { flatPrefixTree } from '../../../shared/model/discovery/prefix-tree.ts';
import type { Model } from '../../../shared/model/model.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';

/** What a model is worth on a log; all between 0 and 1. `fAll` is the honest one: its precision looks at every prefix. */
export interface Judgement {
  readonly fitness: number;
  readonly fitting: number;
  readonly f: number;
  readonly fAll: number;
}

const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

/** Over the whole log, without any bound on work. */
export function judge(model: Model, log: VariantLog): Judgement {
  const tree = flatPrefixTree(log.variants);
  const budget = workBudget(Number.POSITIVE_INFINITY);
  const { fitness, fitting, precision, precisionAll } = evaluateModel(model.root, log.activities, tree, budget);
  return { fitness, fitting, f: harmonic(fitness, precision), fAll: harmonic(fitness, precisionAll) };
}
