import { measuredVisitsMax } from '../limits.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { type Alignment, align } from './align.ts';
import type { StateGraph } from './state-graph.ts';

/** The alignments of a log's variants, and how many orders had to do with a stand-in. */
export interface AlignedLog {
  readonly alignments: readonly Alignment[];
  /** Orders whose alignment may cost more than the cheapest one. */
  readonly approximated: number;
}

/** A search that leans on the end this much finds its way in nearly any model. */
const standInHaste = 4;

/** Aligns every variant; where the cheapest alignment is out of reach, one that is nearly as cheap, else none of the order is explained. */
export function alignLog(graph: StateGraph, { variants }: VariantLog): AlignedLog {
  let approximated = 0;
  const alignments = variants.map(({ trace, count }) => {
    const cheapest = align(graph, trace, { visitsMax: measuredVisitsMax, haste: 1 });
    if (cheapest !== null) return cheapest;
    approximated += count;
    return align(graph, trace, { visitsMax: measuredVisitsMax, haste: standInHaste }) ?? nothingExplained(graph, trace);
  });
  return { alignments, approximated };
}

const nothingExplained = (graph: StateGraph, trace: readonly number[]): Alignment => ({
  cost: trace.length + graph.rest(graph.start),
  places: new Array<number>(trace.length + 1).fill(graph.start),
});
