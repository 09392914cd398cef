import type { Activity } from '../ids.ts';
import type { VariantLog, WeightedVariant } from './variant-log.ts';

/** The node of the empty trace. */
export const ROOT = 0;

/**
 * The prefix tree of traces: one node per distinct past, so that all orders with the same past share a node (an order is a pointer
 * into it). Children have higher numbers than their parents, so one linear pass visits parents first. Owned and mutated by the
 * ledger alone. `child` is one hash look-up, O(1); everything per node is a dense column.
 */
export interface PrefixTree {
  readonly size: number;
  readonly activities: readonly Activity[];
  activityIndex(activity: Activity): number;
  /** The node after one more step; made where it does not exist yet. */
  child(node: number, activityIndex: number): number;
  parent(node: number): number;
  /** Index of the step that leads into the node; −1 at the root. */
  stepOf(node: number): number;
  activityOf(node: number): Activity | null;
  depth(node: number): number;
  /** Adds to the orders that stand at the node while in flight, or that ended there. */
  count(node: number, kind: 'inFlight' | 'finished', change: 1 | -1): void;
  inFlight(node: number): number;
  finished(node: number): number;
  /** Activity indices from the first step to the node; O(depth). */
  trace(node: number): number[];
}

/** Activities that can be told apart in a key: 2²¹ of them and 2³² nodes fit the 53 bits of a number. */
const activitiesMax = 2 ** 21;

/** An empty tree. */
export function createPrefixTree(): PrefixTree {
  const activities: Activity[] = [];
  const indexOf = new Map<Activity, number>();
  const children = new Map<number, number>();
  const parents: number[] = [-1];
  const steps: number[] = [-1];
  const depths: number[] = [0];
  const counts = { inFlight: [0], finished: [0] };

  return {
    get size() {
      return parents.length;
    },
    activities,
    activityIndex(activity) {
      let index = indexOf.get(activity);
      if (index === undefined) {
        index = activities.push(activity) - 1;
        indexOf.set(activity, index);
      }
      return index;
    },
    child(node, activityIndex) {
      const key = node * activitiesMax + activityIndex;
      let child = children.get(key);
      if (child === undefined) {
        child = parents.push(node) - 1;
        steps.push(activityIndex);
        depths.push((depths[node] ?? 0) + 1);
        counts.inFlight.push(0);
        counts.finished.push(0);
        children.set(key, child);
      }
      return child;
    },
    parent: (node) => parents[node] ?? -1,
    stepOf: (node) => steps[node] ?? -1,
    activityOf: (node) => activities[steps[node] ?? -1] ?? null,
    depth: (node) => depths[node] ?? 0,
    count(node, kind, change) {
      const column = counts[kind];
      column[node] = (column[node] ?? 0) + change;
    },
    inFlight: (node) => counts.inFlight[node] ?? 0,
    finished: (node) => counts.finished[node] ?? 0,
    trace(node) {
      const trace: number[] = [];
      for (let at = node; at > ROOT; at = parents[at] ?? ROOT) trace.push(steps[at] ?? -1);
      return trace.reverse();
    },
  };
}

/** The finished orders as the input of discovery: every node at which orders ended. O(nodes + total length). */
export function variantLogOf(tree: PrefixTree, countAt: (node: number) => number = tree.finished): VariantLog {
  const variants: WeightedVariant[] = [];
  for (let node = 1; node < tree.size; node++) {
    const count = countAt(node);
    if (count > 0) variants.push({ trace: tree.trace(node), count });
  }
  return { activities: tree.activities.slice(), variants };
}

/** How often each activity is a trace's last step, and how often it occurs at all, in the given orders. One pass, O(nodes). */
export function endings(tree: PrefixTree, countAt: (node: number) => number): { ended: number[]; occurred: number[] } {
  const passing = new Float64Array(tree.size);
  const ended = new Array<number>(tree.activities.length).fill(0);
  const occurred = new Array<number>(tree.activities.length).fill(0);
  for (let node = tree.size - 1; node > ROOT; node--) {
    const own = countAt(node);
    const through = (passing[node] ?? 0) + own;
    if (through === 0) continue;
    const parent = tree.parent(node);
    passing[parent] = (passing[parent] ?? 0) + through;
    const step = tree.stepOf(node);
    ended[step] = (ended[step] ?? 0) + own;
    occurred[step] = (occurred[step] ?? 0) + through;
  }
  return { ended, occurred };
}
