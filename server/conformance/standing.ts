import { ROOT } from '../../shared/variant/prefix-tree.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Orders of one kind at one prefix. */
export interface Standing {
  readonly node: number;
  /** They came to their proper end: an order that expired, failed or was cancelled is judged as far as it came. */
  readonly isWhole: boolean;
  readonly orders: number;
}

/** Where all orders stand right now: what is judged, whatever happens meanwhile. O(prefixes). */
export function standingOf({ book: { tree }, inference }: Ledger): readonly Standing[] {
  const found: Standing[] = [];
  for (let node = ROOT + 1; node < tree.size; node++) {
    const [open, closed] = [tree.inFlight(node), tree.finished(node)];
    if (open > 0) found.push({ node, isWhole: false, orders: open });
    if (closed === 0) continue;
    const last = tree.activityOf(node);
    const outcome = last === null ? null : inference.outcomeOf(last);
    found.push({ node, isWhole: outcome === null || outcome === 'completed', orders: closed });
  }
  return found;
}
