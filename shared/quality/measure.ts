import type { Block } from '../model/model.ts';
import { compile } from '../replay/automaton.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { alignLog } from './align-log.ts';
import { measurePrecision } from './precision.ts';
import { createStateGraph } from './state-graph.ts';

/** How well a model explains a log; shares from 0 to 1. */
export interface Quality {
  readonly orders: number;
  readonly variants: number;
  /** 1 less the cost of all alignments, as a share of what they would cost if model and log had nothing in common. */
  readonly fitness: number;
  /** Share of the orders the model replays exactly. */
  readonly fitting: number;
  /** Over the pasts that the model replays exactly. */
  readonly precision: number;
  /** Over all pasts: the honest one. */
  readonly precisionAll: number;
  /** Harmonic means of fitness and either precision. */
  readonly f: number;
  readonly fAll: number;
  /** Orders whose alignment may cost more than the cheapest one, because that was out of reach. */
  readonly approximated: number;
}

/**
 * Measures a model against finished orders by alignments over its automaton: the figures an alignment of the model's Petri net gives,
 * at a fraction of its cost. Empty logs and models are explained wholly.
 */
export function measureQuality(root: Block, log: VariantLog): Quality {
  const graph = createStateGraph(compile(root), log.activities);
  const { alignments, approximated } = alignLog(graph, log);
  const shortest = graph.rest(graph.start);
  let [orders, fittingOrders, cost, costMax] = [0, 0, 0, 0];
  for (const [index, { trace, count }] of log.variants.entries()) {
    const own = alignments[index]?.cost ?? 0;
    orders += count;
    if (own === 0) fittingOrders += count;
    cost += own * count;
    costMax += (trace.length + shortest) * count;
  }
  const fitness = costMax === 0 ? 1 : 1 - cost / costMax;
  const precision = measurePrecision(graph, log, alignments);
  return {
    orders,
    variants: log.variants.length,
    fitness,
    fitting: orders === 0 ? 1 : fittingOrders / orders,
    precision: precision.fitting,
    precisionAll: precision.all,
    f: harmonicMean(fitness, precision.fitting),
    fAll: harmonicMean(fitness, precision.all),
    approximated,
  };
}

const harmonicMean = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b));
