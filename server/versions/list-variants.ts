import { labelOf } from '../../shared/event/label.ts';
import type { Variants } from '../../shared/protocol/versions.ts';
import { type PrefixTree, ROOT } from '../../shared/variant/prefix-tree.ts';

/** The ways finished orders went, most frequent first, the earlier seen first among equals. O(nodes + ways · log ways). */
export function listVariants(tree: PrefixTree, limit: number, labels: Readonly<Record<string, string>>): Variants {
  const ways: { readonly node: number; readonly count: number }[] = [];
  let orders = 0;
  for (let node = ROOT + 1; node < tree.size; node++) {
    const count = tree.finished(node);
    if (count === 0) continue;
    ways.push({ node, count });
    orders += count;
  }
  ways.sort((one, other) => other.count - one.count || one.node - other.node);
  let counted = 0;
  const variants = ways.slice(0, limit).map(({ node, count }) => {
    counted += count;
    const steps = tree.trace(node).flatMap((index) => {
      const activity = tree.activities[index];
      return activity === undefined ? [] : [{ activity, label: labelOf(activity, labels) }];
    });
    return { steps, count, share: count / orders, cumulative: counted / orders };
  });
  return { orders, total: ways.length, variants };
}
