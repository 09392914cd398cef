import type { VariantLog } from '../../variant/variant-log.ts';
import { collapseRepeats } from './pair-statistics.ts';
import { expectedMinority } from './tail.ts';

/**
 * The diamond test of every pair (discovery.md §2.3): grouped by the steps around it, the minority order of two adjacent
 * activities, as observed and as expected if the order did not depend on the context. True concurrency observes about what is
 * expected; an order that depends on the route observes nearly nothing. Matrices are symmetric, index a · size + b.
 */
export interface Diamonds {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/** How often a pair with the smaller index first, and how often the other way round, in one context. */
interface Swaps {
  forth: number;
  back: number;
}

/** O(events) plus one term per (pair, context). */
export function diamonds(log: VariantLog): Diamonds {
  const size = log.activities.length;
  const observed = new Float64Array(size * size);
  const expected = new Float64Array(size * size);
  for (const [pair, contexts] of swapsByContext(log, size)) {
    let forth = 0;
    let back = 0;
    for (const swaps of contexts.values()) {
      forth += swaps.forth;
      back += swaps.back;
    }
    const minorityShare = Math.min(forth, back) / (forth + back);
    if (minorityShare === 0) continue;
    let observedSum = 0;
    let expectedSum = 0;
    for (const swaps of contexts.values()) {
      observedSum += Math.min(swaps.forth, swaps.back);
      expectedSum += expectedMinority(swaps.forth + swaps.back, minorityShare);
    }
    const mirrored = (pair % size) * size + Math.floor(pair / size);
    observed[pair] = observed[mirrored] = observedSum;
    expected[pair] = expected[mirrored] = expectedSum;
  }
  return { observed, expected };
}

function swapsByContext(log: VariantLog, size: number): Map<number, Map<number, Swaps>> {
  const byPair = new Map<number, Map<number, Swaps>>();
  for (const { trace: raw, count } of log.variants) {
    const trace = collapseRepeats(raw);
    for (let i = 0; i + 1 < trace.length; i++) {
      const one = trace[i] as number;
      const two = trace[i + 1] as number;
      const low = Math.min(one, two);
      const pair = low * size + Math.max(one, two);
      const context = ((trace[i - 1] ?? -1) + 1) * (size + 1) + (trace[i + 2] ?? -1) + 1;
      const contexts = byPair.get(pair) ?? new Map<number, Swaps>();
      byPair.set(pair, contexts);
      const swaps = contexts.get(context) ?? { forth: 0, back: 0 };
      contexts.set(context, swaps);
      if (one === low) swaps.forth += count;
      else swaps.back += count;
    }
  }
  return byPair;
}
