import { cell } from './cells.ts';
import type { Adjacency } from './choice-traffic.ts';
import type { FlatPrefixTree } from './prefix-tree.ts';

/** How well a picture explains orders and how little else it allows, each 0 … 1 (discovery.md §2, "Honesty of the measure"). */
export interface Quality {
  /** 1 − alignment cost / the cost of explaining nothing. */
  readonly fitness: number;
  /** Escaping-edges precision over the prefixes that replay exactly. */
  readonly precision: number;
  /** The same with unfit prefixes at their best-aligned state. */
  readonly precisionAll: number;
}

/** F_β of fitness and the mean of both precisions. */
export function fScore(quality: Quality, fitnessWeight: number): number {
  const squared = fitnessWeight * fitnessWeight;
  const precision = (quality.precision + quality.precisionAll) / 2;
  return ((1 + squared) * quality.fitness * precision) / (squared * precision + quality.fitness || 1);
}

const unreachable = 9999;

/** Returns a function that evaluates choice graphs over the tree's steps exactly; buffers are shared between its calls. */
export function choiceEvaluator(tree: FlatPrefixTree, size: number): (edges: Adjacency) => Quality {
  const width = size + 2;
  const start = size;
  const end = size + 1;
  const distance = new Int32Array(width * width);
  const fits = new Uint8Array(tree.size);
  const needed = new Uint8Array(tree.size);
  const rows = Array.from({ length: tree.depthMax + 1 }, () => new Int32Array(width));
  const nodeOf = (prefix: number): number => (prefix === 0 ? start : cell(tree.step, prefix));

  return (edges) => {
    const choices = fillDistances(edges, size, distance);
    const stepChoices = (node: number): number => cell(choices, node) - cell(edges, node * width + end);
    const tally = { allowed: 0, used: 0, allowedAll: 0, usedAll: 0, cost: 0 };
    walkFitting();
    alignTheRest();
    const worst = tree.events + tree.orders * cell(distance, end * width + start);
    return {
      fitness: worst === 0 ? 1 : 1 - tally.cost / worst,
      precision: tally.allowed === 0 ? 1 : tally.used / tally.allowed,
      precisionAll: tally.allowedAll === 0 ? 1 : tally.usedAll / tally.allowedAll,
    };

    /** Marks the prefixes the graph replays and those on the way to an order it does not; counts precision of the former. */
    function walkFitting(): void {
      needed.fill(0);
      for (let prefix = 0; prefix < tree.size; prefix++) {
        const node = nodeOf(prefix);
        const up = cell(tree.parent, prefix);
        fits[prefix] = up === -1 || (fits[up] && edges[nodeOf(up) * width + node]) ? 1 : 0;
        if (!fits[prefix]) {
          if (tree.ended[prefix]) needed[prefix] = 1;
          continue;
        }
        count(stepChoices(node) * cell(tree.passed, prefix), up === -1 ? 0 : cell(tree.passed, up), true);
        if (tree.ended[prefix] && !edges[node * width + end]) needed[prefix] = 1;
      }
      for (let prefix = tree.size - 1; prefix > 0; prefix--) {
        if (needed[prefix]) needed[cell(tree.parent, prefix)] = 1;
      }
    }

    function count(allowed: number, used: number, isFitting: boolean): void {
      tally.allowedAll += allowed;
      tally.usedAll += used;
      if (!isFitting) return;
      tally.allowed += allowed;
      tally.used += used;
    }

    /** Optimal alignment, one row of costs per depth: row[node] = cheapest way to have explained the prefix, standing at node. */
    function alignTheRest(): void {
      if (!needed[0]) return;
      const root = rows[0] as Int32Array;
      root.fill(unreachable);
      root[start] = 0;
      for (let prefix = 0; prefix < tree.size; ) {
        if (!needed[prefix]) {
          prefix = cell(tree.subtreeEnd, prefix);
          continue;
        }
        const depth = cell(tree.depth, prefix);
        const row = rows[depth] as Int32Array;
        if (depth > 0) advanceRow(rows[depth - 1] as Int32Array, row, cell(tree.step, prefix));
        if (!fits[prefix] && tree.passed[prefix]) countUnfit(prefix, row);
        if (tree.ended[prefix]) tally.cost += (cheapestEnd(row) + depth) * cell(tree.ended, prefix);
        prefix++;
      }
    }

    /** Costs are kept less the depth: ignoring the new step costs 1, executing it after d skipped ones costs d. */
    function advanceRow(before: Int32Array, row: Int32Array, step: number): void {
      row.set(before);
      let best = cell(before, step);
      for (let node = 0; node <= size; node++) {
        const cost = cell(before, node) + cell(distance, step * width + node) - 1;
        if (cost < best) best = cost;
      }
      row[step] = best;
    }

    function countUnfit(prefix: number, row: Int32Array): void {
      let node = cell(tree.step, prefix);
      for (let other = 0; other <= size; other++) if (cell(row, other) < cell(row, node)) node = other;
      let used = 0;
      const last = cell(tree.subtreeEnd, prefix);
      for (let child = prefix + 1; child < last; child = cell(tree.subtreeEnd, child)) {
        if (edges[node * width + cell(tree.step, child)]) used++;
      }
      const passed = cell(tree.passed, prefix);
      count(stepChoices(node) * passed, used * passed, false);
    }

    function cheapestEnd(row: Int32Array): number {
      let best = Number.POSITIVE_INFINITY;
      for (let node = 0; node <= size; node++) {
        best = Math.min(best, cell(row, node) + cell(distance, end * width + node));
      }
      return best;
    }
  };
}

/** Steps to skip between any two nodes (0 = direct edge) at [to · width + from], breadth first; returns the out-degree of every node. O(width · edges). */
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
      for (const far of successors[node] as number[]) reach(far, cell(distance, node * width + from) + 1);
    }
  }
  return Int32Array.from(successors, (row) => row.length);
}
