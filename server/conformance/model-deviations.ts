import { labelOf } from '../../shared/event/label.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import type { ModelDeviations } from '../../shared/protocol/conformance.ts';
import type { PrefixColumns } from '../../shared/replay/placement.ts';
import type { PrefixTree } from '../../shared/variant/prefix-tree.ts';
import type { Ledger } from '../ledger/ledger.ts';

/**
 * What the orders in memory do otherwise than the shown model, per step; null before the first model. One pass over the prefixes when
 * asked, kept until orders or model have changed.
 */
export function createModelDeviations(ledger: Ledger): () => ModelDeviations | null {
  let kept: { readonly revision: number; readonly version: number; readonly answer: ModelDeviations } | null = null;

  return () => {
    const { drawn, book, board, config, ordersRevision: revision } = ledger;
    const { replayer } = board;
    if (drawn === null || replayer === null) return null;
    const { version } = drawn;
    if (kept?.revision === revision && kept.version === version) return kept.answer;
    const { perActivity, ...totals } = replayer.countDeviations(columnsOf(book.tree), book.tree);
    const steps = [...perActivity].map(([activity, counts]) => {
      const { 'went-back': wentBack, ...others } = counts;
      const element = elementIdOf(activity);
      const isDrawn = replayer.paths.node(element) !== null;
      const label = labelOf(activity, config.labels);
      return { activity, label, element: isDrawn ? element : null, wentBack, ...others };
    });
    kept = { revision, version, answer: { version, asOf: ledger.asOf, ...totals, steps } };
    return kept.answer;
  };
}

function columnsOf({ size, activities, parent, stepOf }: PrefixTree): PrefixColumns {
  const parents = new Int32Array(size);
  const steps = new Int32Array(size);
  for (let node = 0; node < size; node++) {
    parents[node] = parent(node);
    steps[node] = stepOf(node);
  }
  return { size, activities, parents, steps };
}
