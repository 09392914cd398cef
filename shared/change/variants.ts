import { versionPrefixesMax } from '../limits.ts';
import { createPrefixTree, type PrefixTree, variantLogOf } from '../variant/prefix-tree.ts';
import type { WeightedVariant } from '../variant/variant-log.ts';

/** The ways finished orders of one version went, with their weights, in bounded memory: the lightest are forgotten first. */
export interface Variants {
  add(activities: readonly number[]): void;
  /** Heaviest first; equally heavy ones in the order of their activities. */
  heaviest(): readonly WeightedVariant[];
}

/** Share of the prefixes kept when there are too many. */
const keptShare = 0.5;

export function createVariants(prefixesMax = versionPrefixesMax): Variants {
  let tree = createPrefixTree();

  /** A way too long for the room left costs lighter, shorter ones nothing. */
  function shrink(): void {
    const kept = createPrefixTree();
    for (const { trace, count } of heaviestOf(tree)) {
      if (kept.size + trace.length > keptShare * prefixesMax) continue;
      const node = nodeOf(kept, trace);
      for (let order = 0; order < count; order++) kept.count(node, 'finished', 1);
    }
    tree = kept;
  }

  return {
    add(trace) {
      tree.count(nodeOf(tree, trace), 'finished', 1);
      if (tree.size > prefixesMax) shrink();
    },
    heaviest: () => heaviestOf(tree),
  };
}

function nodeOf(tree: PrefixTree, trace: readonly number[]): number {
  let node = 0;
  for (const activity of trace) node = tree.child(node, activity);
  return node;
}

const heaviestOf = (tree: PrefixTree): WeightedVariant[] =>
  [...variantLogOf(tree).variants].sort((one, other) => other.count - one.count || inOrder(one.trace, other.trace));

function inOrder(one: readonly number[], other: readonly number[]): number {
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
