import type { WeightedVariant } from '../../variant/variant-log.ts';
import { cell, increase } from './cells.ts';

/**
 * A choice graph in the making: children 0 … size - 1, START = size, END = size + 1, square row-major matrices of width
 * size + 2. `adjacency` cells are 1 where an edge is drawn.
 */
export type Adjacency = Uint8Array;

/** How often each child directly follows another. */
export interface Traffic {
  readonly size: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
  readonly flow: Float64Array;
  readonly visits: Float64Array;
}

export function countTraffic(traces: readonly WeightedVariant[], size: number): Traffic {
  const width = size + 2;
  const start = size;
  const end = size + 1;
  const flow = new Float64Array(width * width);
  const visits = new Float64Array(width);
  for (const { trace, count } of traces) {
    let previous = start;
    increase(visits, start, count);
    for (const child of trace) {
      increase(flow, previous * width + child, count);
      increase(visits, child, count);
      previous = child;
    }
    increase(flow, previous * width + end, count);
    increase(visits, end, count);
  }
  return { size, width, start, end, flow, visits };
}

/**
 * The edges no drawing can do without: for every child the widest path from START and the widest path to END (the weakest edge
 * on the way as strong as possible), so that every child lies on a path from START to END. O(width²).
 */
export function skeleton(traffic: Traffic): Adjacency {
  const { width, start, end } = traffic;
  const edges = new Uint8Array(width * width);
  const before = widestPaths(traffic, true);
  const after = widestPaths(traffic, false);
  for (let node = 0; node < width; node++) {
    if (node !== start && before[node] !== -1) edges[cell(before, node) * width + node] = 1;
    if (node !== end && after[node] !== -1) edges[node * width + cell(after, node)] = 1;
  }
  edges[start * width + end] = 0;
  return edges;
}

/** For every node its neighbour on the widest path from START (forwards) or to END (backwards); -1 for none. */
function widestPaths(traffic: Traffic, forwards: boolean): Int32Array {
  const { width, start, end, flow } = traffic;
  const flowBetween = (near: number, far: number): number =>
    forwards ? cell(flow, near * width + far) : cell(flow, far * width + near);
  const capacity = new Float64Array(width);
  const neighbour = new Int32Array(width).fill(-1);
  const isDone = new Uint8Array(width);
  capacity[forwards ? start : end] = Number.POSITIVE_INFINITY;
  for (let node = widestOpen(capacity, isDone); node !== -1; node = widestOpen(capacity, isDone)) {
    isDone[node] = 1;
    if (node === (forwards ? end : start)) continue;
    for (let far = 0; far < width; far++) {
      const direct = flowBetween(node, far);
      if (isDone[far] || direct === 0) continue;
      const through = Math.min(cell(capacity, node), direct);
      const known = cell(capacity, far);
      const isStronger = through === known && direct > flowBetween(cell(neighbour, far), far);
      if (through <= known && !isStronger) continue;
      capacity[far] = through;
      neighbour[far] = node;
    }
  }
  return neighbour;
}

function widestOpen(capacity: Float64Array, isDone: Uint8Array): number {
  let widest = -1;
  for (let node = 0; node < capacity.length; node++) {
    if (isDone[node] || cell(capacity, node) === 0) continue;
    if (widest === -1 || cell(capacity, node) > cell(capacity, widest)) widest = node;
  }
  return widest;
}

/** Whether every child can be reached from START and can reach END. O(width²). */
export function isConnected(edges: Adjacency, size: number): boolean {
  return reachesAll(edges, size, true) && reachesAll(edges, size, false);
}

function reachesAll(edges: Adjacency, size: number, forwards: boolean): boolean {
  const width = size + 2;
  const origin = forwards ? size : size + 1;
  const seen = new Uint8Array(width);
  seen[origin] = 1;
  const queue = [origin];
  for (const node of queue) {
    for (let far = 0; far < width; far++) {
      if (seen[far] || !edges[forwards ? node * width + far : far * width + node]) continue;
      seen[far] = 1;
      queue.push(far);
    }
  }
  return queue.length === width;
}
