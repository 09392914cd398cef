import type { Activity } from '../../shared/ids.ts';
import { createDurationHistogram } from '../../shared/order/durations.ts';
import {
  isExpiryOf,
  isInferredStart,
  isInferredTerminal,
  type OrderRules,
  outcomeByName,
} from '../../shared/order/outcome.ts';
import type { Outcome } from '../../shared/order/state.ts';
import { endings, type PrefixTree, ROOT } from '../../shared/variant/prefix-tree.ts';
import type { Order } from './order.ts';
import type { OrderBook } from './order-book.ts';

/** The rules on starts and ends, configured or inferred (semantics 9); re-read from what orders do once a second. */
export interface Inference extends OrderRules {
  readonly startsKnown: boolean;
  /** Notes the pause before an event: what makes an order "quiet" is measured in usual pauses. */
  pause(durationMs: number): void;
  /** An order went on after an end that was only inferred: evidence against that end. */
  contradicted(activity: Activity): void;
  /** Learns from the book as of an instant; returns the activities whose meaning changed. O(orders in flight + nodes). */
  learn(book: OrderBook, asOf: number): ReadonlySet<Activity>;
  /** Whether an order has been silent for so long that it counts as quiet. */
  isQuiet(order: Order, asOf: number): boolean;
}

/** An order is quiet after ten usual pauses, and never before twice the 95th percentile of pauses or one second. */
const quietPauses = 10;

export function createInference(
  configuredStarts: readonly Activity[] | null,
  configuredOutcomes: ReadonlyMap<Activity, Outcome> | null,
): Inference {
  let starts: ReadonlySet<Activity> = new Set(configuredStarts ?? []);
  let terminals: ReadonlyMap<Activity, Outcome> = new Map(configuredOutcomes ?? []);
  const pauses = createDurationHistogram();
  const against = new Map<Activity, number>();
  let quietMs = Number.POSITIVE_INFINITY;

  const isQuiet = (order: Order, asOf: number): boolean => asOf - order.lastEventAt > quietMs;

  return {
    get startsKnown() {
      return starts.size > 0;
    },
    isStart: (activity) => starts.has(activity),
    outcomeOf: (activity) => terminals.get(activity) ?? null,
    pause: (durationMs) => pauses.add(durationMs),
    contradicted(activity) {
      if (configuredOutcomes === null) against.set(activity, (against.get(activity) ?? 0) + 1);
    },
    isQuiet,
    learn(book, asOf) {
      const changed = new Set<Activity>();
      if (configuredStarts === null) starts = inferStarts(book.tree, starts, changed);
      if (configuredOutcomes === null) {
        quietMs = Math.max(
          1_000,
          quietPauses * (pauses.quantile(0.5) ?? Infinity),
          2 * (pauses.quantile(0.95) ?? Infinity),
        );
        const resting = new Map<number, number>();
        for (const order of book.inFlight) {
          if (isQuiet(order, asOf)) resting.set(order.node, (resting.get(order.node) ?? 0) + 1);
        }
        terminals = inferTerminals(book.tree, resting, against, terminals, starts, changed);
      }
      return changed;
    },
  };
}

function inferStarts(tree: PrefixTree, before: ReadonlySet<Activity>, changed: Set<Activity>): ReadonlySet<Activity> {
  const first = new Map<number, number>();
  const { occurred } = endings(tree, (node) => tree.inFlight(node) + tree.finished(node));
  const passing = passingCounts(tree);
  for (let node = 1; node < tree.size; node++) {
    if (tree.parent(node) !== ROOT) continue;
    first.set(tree.stepOf(node), (first.get(tree.stepOf(node)) ?? 0) + (passing[node] ?? 0));
  }
  const starts = new Set<Activity>();
  tree.activities.forEach((activity, index) => {
    if (isInferredStart(first.get(index) ?? 0, occurred[index] ?? 0)) starts.add(activity);
  });
  for (const activity of tree.activities) if (starts.has(activity) !== before.has(activity)) changed.add(activity);
  return starts;
}

function inferTerminals(
  tree: PrefixTree,
  resting: ReadonlyMap<number, number>,
  against: ReadonlyMap<Activity, number>,
  before: ReadonlyMap<Activity, Outcome>,
  starts: ReadonlySet<Activity>,
  changed: Set<Activity>,
): ReadonlyMap<Activity, Outcome> {
  const { ended, occurred } = endings(tree, (node) => tree.finished(node) + (resting.get(node) ?? 0));
  const terminals = new Map<Activity, Outcome>();
  tree.activities.forEach((activity, index) => {
    const endedHere = (ended[index] ?? 0) - (against.get(activity) ?? 0);
    if (isInferredTerminal(endedHere, occurred[index] ?? 0)) terminals.set(activity, outcomeByName(activity));
    else if (isExpiryOf(activity, starts)) terminals.set(activity, 'expired');
  });
  for (const activity of tree.activities) if (terminals.has(activity) !== before.has(activity)) changed.add(activity);
  return terminals;
}

/** How many orders ever passed each node: a linear pass, children first. */
export function passingCounts(tree: PrefixTree): Float64Array {
  const passing = new Float64Array(tree.size);
  for (let node = tree.size - 1; node > ROOT; node--) {
    const through = (passing[node] ?? 0) + tree.inFlight(node) + tree.finished(node);
    passing[node] = through;
    const parent = tree.parent(node);
    passing[parent] = (passing[parent] ?? 0) + through;
  }
  return passing;
}
