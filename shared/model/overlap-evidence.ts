import type { Activity } from '../ids.ts';
import { binomialLowerTail, binomialTail } from './discovery/tail.ts';

/** Overlaps in this share of the orders happen by clocks that differ and by late reports. */
const noiseShare = 0.02;
const significance = 0.01;
/** Less is an exception, not how the work is done. */
const overlappingShareMin = 0.1;
/** What was proven stays so down to this part of the share: a flow at the threshold must not flicker. */
const heldPart = 0.5;
/** From so many orders on the least share is itself beyond noise: e^(-n·KL(0.1, 0.02)) is below a thousandth. */
const ampleOrders = 100;

/** In how many orders two activities were both worked on, and in how many of them at the same time. */
export interface OverlapEvidence {
  readonly pair: readonly [Activity, Activity];
  readonly together: number;
  readonly overlapping: number;
}

type Pair = OverlapEvidence['pair'];

/**
 * The pairs that more than chance and clumsiness lets overlap: for `DiscoveryOptions.overlapping`. `held`: those proven until now by the
 * same counts; they stay until clearly below the share. O(counts).
 */
export function provenOverlaps(counts: readonly OverlapEvidence[], held: readonly Pair[] = []): readonly Pair[] {
  const isHeld = new Set(held.map(keyOf));
  return counts
    .filter(
      (evidence) => isProven(evidence) || (isHeld.size > 0 && isHeld.has(keyOf(evidence.pair)) && !isRefuted(evidence)),
    )
    .map(({ pair }) => pair);
}

const keyOf = (pair: Pair): string => JSON.stringify(pair);

function isProven({ together, overlapping }: OverlapEvidence): boolean {
  if (overlapping === 0 || overlapping < overlappingShareMin * together) return false;
  return together >= ampleOrders || binomialTail(together, noiseShare, overlapping) <= significance;
}

/** Clearly below: less than half the share, in enough orders for that to be no accident. */
function isRefuted({ together, overlapping }: OverlapEvidence): boolean {
  if (overlapping >= heldPart * overlappingShareMin * together) return false;
  return binomialLowerTail(together, overlappingShareMin, overlapping) <= significance;
}
