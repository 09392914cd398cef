import { flagAt, intAt, weightAt } from './cells.ts';
import type { Adjacency } from './choice-traffic.ts';
import type { FlatPrefixTree } from './prefix-tree.ts';
import { type Quality, type QualityTally, qualityOf, startTally } from './quality.ts';

const unreachable = 9999;

/** One choice graph over one prefix tree; the buffers are used again for the next one. */
interface Evaluation {
  readonly tree: FlatPrefixTree;
  readonly size: number;
  readonly width: number;
  /** Steps to skip between any two nodes (0 = direct edge) at [to · width + from]. */
  readonly distance: Int32Array;
  /** Prefixes the graph replays exactly, and those on the way to an order it does not. */
  readonly fits: Uint8Array;
  readonly needed: Uint8Array;
  /** Per depth: the cheapest way to have explained the prefix standing at each node, less the depth. */
  readonly rows: readonly Int32Array[];
  edges: Adjacency;
  /** Ways out of every node, END not counted. */
  choices: Int32Array;
}

/** Returns a function that evaluates choice graphs over the tree's steps exactly. O(prefixes · width) a call, less where orders fit. */
export function choiceEvaluator(tree: FlatPrefixTree, size: number): (edges: Adjacency) => Quality {
  const width = size + 2;
  const evaluation: Evaluation = {
    tree,
    size,
    width,
    distance: new Int32Array(width * width),
    fits: new Uint8Array(tree.size),
    needed: new Uint8Array(tree.size),
    rows: Array.from({ length: tree.depthMax + 1 }, () => new Int32Array(width)),
    edges: new Uint8Array(width * width),
    choices: new Int32Array(width),
  };
  return (edges) => {
    evaluation.edges = edges;
    evaluation.choices = fillDistances(edges, size, evaluation.distance);
    const tally = startTally();
    walkFitting(evaluation, tally);
    if (evaluation.needed[0]) alignTheRest(evaluation, tally);
    return qualityOf(tally, tree, intAt(evaluation.distance, (size + 1) * width + size));
  };
}

/** Marks what fits and what needs an alignment; counts the choices at fitting prefixes. */
function walkFitting({ tree, size, width, edges, choices, fits, needed }: Evaluation, tally: QualityTally): void {
  const nodeOf = (prefix: number): number => (prefix === 0 ? size : intAt(tree.step, prefix));
  needed.fill(0);
  for (let prefix = 0; prefix < tree.size; prefix++) {
    const node = nodeOf(prefix);
    const up = intAt(tree.parent, prefix);
    fits[prefix] = up === -1 || (fits[up] && edges[nodeOf(up) * width + node]) ? 1 : 0;
    if (fits[prefix]) {
      tally.allowed += intAt(choices, node) * weightAt(tree.passed, prefix);
      tally.used += up === -1 ? 0 : weightAt(tree.passed, up);
    }
    if (!tree.ended[prefix]) continue;
    if (fits[prefix] && edges[node * width + size + 1]) tally.fitting += weightAt(tree.ended, prefix);
    else needed[prefix] = 1;
  }
  for (let prefix = tree.size - 1; prefix > 0; prefix--) if (needed[prefix]) needed[intAt(tree.parent, prefix)] = 1;
}

/** Optimal alignment of the orders that do not fit, one row of costs per depth. */
function alignTheRest(evaluation: Evaluation, tally: QualityTally): void {
  const { tree, size, fits, needed, rows } = evaluation;
  const root = rows[0] as Int32Array;
  root.fill(unreachable);
  root[size] = 0;
  for (let prefix = 0; prefix < tree.size; ) {
    if (!needed[prefix]) {
      prefix = intAt(tree.subtreeEnd, prefix);
      continue;
    }
    const depth = intAt(tree.depth, prefix);
    const row = rows[depth] as Int32Array;
    if (depth > 0) advanceRow(evaluation, rows[depth - 1] as Int32Array, row, intAt(tree.step, prefix));
    if (!fits[prefix] && tree.passed[prefix]) countUnfit(evaluation, tally, prefix, row);
    if (tree.ended[prefix]) tally.cost += (cheapestEnd(evaluation, row) + depth) * weightAt(tree.ended, prefix);
    prefix++;
  }
}

/** Costs are less the depth: ignoring the new step costs 1, executing it after d skipped ones costs d. */
function advanceRow({ size, width, distance }: Evaluation, before: Int32Array, row: Int32Array, step: number): void {
  row.set(before);
  let best = intAt(before, step);
  for (let node = 0; node <= size; node++) {
    const cost = intAt(before, node) + intAt(distance, step * width + node) - 1;
    if (cost < best) best = cost;
  }
  row[step] = best;
}

function countUnfit(
  { tree, size, width, edges, choices }: Evaluation,
  tally: QualityTally,
  prefix: number,
  row: Int32Array,
): void {
  let node = intAt(tree.step, prefix);
  for (let other = 0; other <= size; other++) if (intAt(row, other) < intAt(row, node)) node = other;
  let used = 0;
  const last = intAt(tree.subtreeEnd, prefix);
  for (let child = prefix + 1; child < last; child = intAt(tree.subtreeEnd, child)) {
    if (edges[node * width + intAt(tree.step, child)]) used++;
  }
  const passed = weightAt(tree.passed, prefix);
  tally.allowedUnfit += intAt(choices, node) * passed;
  tally.usedUnfit += used * passed;
}

function cheapestEnd({ size, width, distance }: Evaluation, row: Int32Array): number {
  let best = Number.POSITIVE_INFINITY;
  for (let node = 0; node <= size; node++) {
    const cost = intAt(row, node) + intAt(distance, (size + 1) * width + node);
    if (cost < best) best = cost;
  }
  return best;
}

/** Breadth first from every node; returns the ways out of every node, END not counted. O(width · edges). */
function fillDistances(edges: Adjacency, size: number, distance: Int32Array): Int32Array {
  const width = size + 2;
  const end = size + 1;
  const successors = Array.from({ length: width }, (_, node) => {
    const row: number[] = [];
    for (let far = 0; far < width; far++) if (edges[node * width + far]) row.push(far);
    return row;
  });
  distance.fill(unreachable);
  for (let from = 0; from <= size; from++) {
    const queue: number[] = [];
    const reach = (far: number, steps: number): void => {
      if (distance[far * width + from] !== unreachable) return;
      distance[far * width + from] = steps;
      queue.push(far);
    };
    for (const far of successors[from] as number[]) reach(far, 0);
    for (const node of queue) {
      if (node === end) continue;
      for (const far of successors[node] as number[]) reach(far, intAt(distance, node * width + from) + 1);
    }
  }
  return Int32Array.from(successors, (row, node) => row.length - flagAt(edges, node * width + end));
}
