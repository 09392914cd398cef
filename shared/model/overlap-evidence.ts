import type { Activity } from '../ids.ts';
import { binomialTail } from './discovery/tail.ts';

/** Overlaps in this share of the orders happen by clocks that differ and by late reports. */
const noiseShare = 0.02;
const significance = 0.01;
/** Less is an exception, not how the work is done. */
const overlappingShareMin = 0.1;

/** In how many orders two activities were both worked on, and in how many of them at the same time. */
export interface OverlapEvidence {
  readonly pair: readonly [Activity, Activity];
  readonly together: number;
  readonly overlapping: number;
}

/** The pairs that more than chance and clumsiness lets overlap: for `DiscoveryOptions.overlapping`. */
export function provenOverlaps(counts: readonly OverlapEvidence[]): readonly (readonly [Activity, Activity])[] {
  return counts
    .filter(({ together, overlapping }) => overlapping > 0 && overlapping >= overlappingShareMin * together)
    .filter(({ together, overlapping }) => binomialTail(together, noiseShare, overlapping) <= significance)
    .map(({ pair }) => pair);
}
