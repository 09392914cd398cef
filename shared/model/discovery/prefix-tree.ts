import type { WeightedVariant } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';

/**
 * Variants as a prefix tree in flat arrays, in preorder, node 0 the empty prefix: what evaluation walks. A subtree is the range
 * from a node to `subtreeEnd[node]`.
 */
export interface FlatPrefixTree {
  readonly size: number;
  /** The step that leads into the node; -1 at the root. */
  readonly step: Int32Array;
  readonly depth: Int32Array;
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  /** Orders that end here. */
  readonly ended: Float64Array;
  /** Orders that go on from here; the root counts every order. */
  readonly passed: Float64Array;
  readonly depthMax: number;
  readonly orders: number;
  /** Steps of all orders together. */
  readonly events: number;
}

/** O(events log variants). */
export function flatPrefixTree(variants: readonly WeightedVariant[]): FlatPrefixTree {
  const sorted = [...variants].sort((a, b) => compare(a.trace, b.trace));
  const capacity = 1 + sorted.reduce((sum, { trace }) => sum + trace.length, 0);
  const step = new Int32Array(capacity).fill(-1);
  const depth = new Int32Array(capacity);
  const parent = new Int32Array(capacity).fill(-1);
  const ended = new Float64Array(capacity);
  const passed = new Float64Array(capacity);
  let size = 1;
  let orders = 0;
  let events = 0;
  let depthMax = 0;
  const path = [0];
  let previous: readonly number[] = [];
  for (const { trace, count } of sorted) {
    orders += count;
    events += count * trace.length;
    depthMax = Math.max(depthMax, trace.length);
    path.length = sharedLength(previous, trace) + 1;
    for (let i = path.length - 1; i < trace.length; i++) {
      step[size] = trace[i] as number;
      depth[size] = i + 1;
      parent[size] = path.at(-1) as number;
      path.push(size++);
    }
    for (const node of path.slice(1, -1)) increase(passed, node, count);
    increase(ended, path.at(-1) as number, count);
    previous = trace;
  }
  passed[0] = orders;
  const subtreeEnd = new Int32Array(size);
  for (let node = size - 1; node >= 0; node--) {
    subtreeEnd[node] = Math.max(cell(subtreeEnd, node), node + 1);
    const up = cell(parent, node);
    if (up >= 0) subtreeEnd[up] = Math.max(cell(subtreeEnd, up), cell(subtreeEnd, node));
  }
  return { size, step, depth, parent, subtreeEnd, ended, passed, depthMax, orders, events };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const shared = sharedLength(one, other);
  return (one[shared] ?? -1) - (other[shared] ?? -1);
}

function sharedLength(one: readonly number[], other: readonly number[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}
