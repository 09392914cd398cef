import { provenOverlaps } from '../../shared/model/overlap-evidence.ts';
import { collectRuns } from '../../shared/order/activity-runs.ts';
import { sortEvents } from '../../shared/order/fold.ts';
import { type ActivityPair, createOverlapTable, type OverlapTable } from '../../shared/order/overlaps.ts';
import { assert } from '../../shared/result.ts';
import type { PrefixTree } from '../../shared/variant/prefix-tree.ts';
import { eventsOf, type Order } from '../ledger/order.ts';

/** Watches finished orders for steps that were at work at the same time: where services tell starts, that proves concurrency. */
export interface OverlapWatch {
  /** Takes one finished order into account; costs nothing where none of its steps told a start. */
  finished(order: Order): void;
  proven(): readonly ActivityPair[];
  /** The flow has changed: what was seen counts no more. */
  forget(): void;
}

export function createOverlapWatch(tree: PrefixTree): OverlapWatch {
  let table: OverlapTable = createOverlapTable();
  /** What is proven stays so until it is clearly refuted: a flow at the threshold must not flicker. */
  let held: readonly ActivityPair[] = [];
  return {
    finished(order) {
      if (!order.offTrace?.some(({ event }) => event.lifecycle === 'start')) return;
      const trace = tree.trace(order.node);
      const events = eventsOf(order, (index) => {
        const activity = tree.activities[trace[index] ?? -1];
        assert(activity !== undefined, 'an order knows as much of its steps as its trace has');
        return activity;
      });
      table.add(collectRuns(sortEvents(events)));
    },
    proven() {
      held = provenOverlaps(table.counts(), held);
      return held;
    },
    forget() {
      table = createOverlapTable();
      held = [];
    },
  };
}
