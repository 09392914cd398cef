import type { Activity } from '../../ids.ts';
import { createPrefixTree } from '../../variant/prefix-tree.ts';
import type { PrefixColumns } from '../placement.ts';

/** The prefix tree of traces, as the columns that are placed. */
export function columnsOf(traces: readonly (readonly Activity[])[]): PrefixColumns {
  const tree = createPrefixTree();
  for (const trace of traces) {
    let node = 0;
    for (const activity of trace) node = tree.child(node, tree.activityIndex(activity));
  }
  const nodes = Array.from({ length: tree.size }, (_, node) => node);
  return {
    size: tree.size,
    activities: tree.activities,
    parents: Int32Array.from(nodes, tree.parent),
    steps: Int32Array.from(nodes, tree.stepOf),
  };
}

/** The node of a trace that was grown. */
export function nodeOf({ size, parents, steps, activities }: PrefixColumns, trace: readonly Activity[]): number {
  let node = 0;
  for (const activity of trace) {
    let child = node + 1;
    while (child < size && (parents[child] !== node || activities[steps[child] ?? -1] !== activity)) child++;
    node = child;
  }
  return node;
}
