import type { Activity, EpochMs } from '../../shared/ids.ts';
import { activitiesOf } from '../../shared/model/blocks.ts';
import type { Model } from '../../shared/model/model.ts';
import { type PrefixTree, ROOT } from '../../shared/variant/prefix-tree.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** How many orders, in flight or ended, have each of the activities. O(nodes) each. */
export function ordersWith(tree: PrefixTree, activities: readonly Activity[]): readonly number[] {
  const through = passing(tree, (node) => tree.inFlight(node) + tree.finished(node));
  return activities.map((activity) => ordersThrough(tree, tree.activityIndex(activity), through));
}

/**
 * What happens in the finished orders that started from `startsAt` on and the model does not draw, most frequent first. Orders that an
 * interrupt cut short are judged by nothing. O(orders in memory + hidden activities · nodes).
 */
export function hiddenIn(
  { book }: Pick<Ledger, 'book'>,
  model: Model,
  startsAt: EpochMs | null,
): readonly { readonly activity: Activity; readonly share: number }[] {
  const { tree } = book;
  const drawn = new Set<Activity>([...activitiesOf(model.root), ...model.interrupts]);
  const missing = tree.activities.filter((activity) => !drawn.has(activity));
  if (missing.length === 0) return [];
  const interrupts = new Set<Activity | null>(model.interrupts);
  const counts = new Map<number, number>();
  for (const { node, startedAt } of book.closed) {
    if (interrupts.has(tree.activityOf(node)) || (startsAt !== null && startedAt < startsAt)) continue;
    counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  const through = passing(tree, (node) => counts.get(node) ?? 0);
  const orders = through[ROOT] ?? 0;
  return missing
    .map((activity) => ({ activity, orders: ordersThrough(tree, tree.activityIndex(activity), through) }))
    .filter((hidden) => hidden.orders > 0)
    .map((hidden) => ({ activity: hidden.activity, share: hidden.orders / orders }))
    .sort((one, other) => other.share - one.share || (one.activity < other.activity ? -1 : 1));
}

/** Per node the orders that stand or ended there or beyond. */
function passing(tree: PrefixTree, countAt: (node: number) => number): Float64Array {
  const through = new Float64Array(tree.size);
  for (let node = tree.size - 1; node >= ROOT; node--) {
    through[node] = (through[node] ?? 0) + countAt(node);
    const parent = tree.parent(node);
    if (parent >= ROOT) through[parent] = (through[parent] ?? 0) + (through[node] ?? 0);
  }
  return through;
}

/** An order counts where it meets the activity first. */
function ordersThrough(tree: PrefixTree, activity: number, through: Float64Array): number {
  const has = new Uint8Array(tree.size);
  let orders = 0;
  for (let node = ROOT + 1; node < tree.size; node++) {
    const before = has[tree.parent(node)] ?? 0;
    const isHere = tree.stepOf(node) === activity;
    has[node] = before === 1 || isHere ? 1 : 0;
    if (before === 0 && isHere) orders += through[node] ?? 0;
  }
  return orders;
}
