import { createBucketQueue } from './bucket-queue.ts';
import type { StateGraph } from './state-graph.ts';

/** How an order is best explained by a model: steps skipped in the order or in the model cost one each, common steps nothing. */
export interface Alignment {
  readonly cost: number;
  /**
   * The model's state after each of the order's first 0 … n steps, before anything of the model is skipped. `ENDED` where the model has
   * no part in the rest of the order: it came to its end before the superfluous step, not behind it.
   */
  readonly places: readonly number[];
}

/** The place of steps that come when the model is done. */
export const ENDED = -1;

export interface AlignOptions {
  /** States looked at before giving up. */
  readonly visitsMax: number;
  /** How much nearness to the end counts; 1: the cheapest alignment, w: one that costs at most w times as much, found sooner. */
  readonly haste: number;
}

/** Nodes of the search: a state of the model at a position of the order, how dear it was to get there, and from where. */
interface Search {
  readonly states: number[];
  readonly positions: number[];
  readonly costs: number[];
  readonly parents: number[];
}

/**
 * The cheapest alignment of a trace (van der Aalst, Adriansyah, van Dongen 2012) with the standard cost, by A* over states of the
 * automaton × positions of the trace. What is left costs at least the steps unknown to the model, and those the model still needs beyond
 * the events left. Null where `visitsMax` states do not suffice. O(states · positions) look-ups at worst, a few per event where it fits.
 */
export function align(
  graph: StateGraph,
  trace: readonly number[],
  { visitsMax, haste }: AlignOptions,
): Alignment | null {
  const length = trace.length;
  const knownLeft = countKnownLeft(graph, trace);
  const search: Search = { states: [], positions: [], costs: [], parents: [] };
  const open = createBucketQueue();
  const best = new Map<number, number>();
  const closed = new Set<number>();

  function reach(state: number, position: number, cost: number, parent: number): void {
    const key = state * (length + 1) + position;
    const before = best.get(key);
    if (before !== undefined && before <= cost) return;
    best.set(key, cost);
    const known = knownLeft[position] ?? 0;
    const atLeast = length - position - known + Math.max(0, graph.rest(state) - known);
    search.states.push(state);
    search.positions.push(position);
    search.costs.push(cost);
    search.parents.push(parent);
    open.push(search.states.length - 1, cost + haste * atLeast);
  }

  reach(graph.start, 0, 0, -1);
  for (let visits = 0; visits < visitsMax; ) {
    const node = open.pop();
    if (node === undefined) return null;
    const state = search.states[node] ?? 0;
    const position = search.positions[node] ?? 0;
    const cost = search.costs[node] ?? 0;
    if (position === length && graph.canEnd(state)) return { cost, places: placesOf(search, node, length) };
    const key = state * (length + 1) + position;
    if (closed.has(key)) continue;
    closed.add(key);
    visits++;
    for (const { to } of graph.arcs(state)) reach(to, position, cost + 1, node);
    const step = trace[position];
    if (step === undefined) continue;
    reach(state, position + 1, cost + 1, node);
    const together = graph.follow(state, step);
    if (together >= 0) reach(together, position + 1, cost, node);
  }
  return null;
}

/** Per position how many of the steps from there on the model knows. */
function countKnownLeft(graph: StateGraph, trace: readonly number[]): readonly number[] {
  const left = new Array<number>(trace.length + 1).fill(0);
  for (let position = trace.length - 1; position >= 0; position--) {
    left[position] = (left[position + 1] ?? 0) + (graph.knows(trace[position] ?? -1) ? 1 : 0);
  }
  return left;
}

/** Walks back to the start: of all nodes at one position the first one is the place. */
function placesOf({ states, positions, costs, parents }: Search, last: number, length: number): readonly number[] {
  const places = new Array<number>(length + 1).fill(0);
  let isOver = true;
  for (let node = last; node >= 0; ) {
    const parent = parents[node] ?? -1;
    const isSuperfluous = positions[node] === (positions[parent] ?? 0) + 1 && costs[node] === (costs[parent] ?? 0) + 1;
    isOver &&= isSuperfluous;
    places[positions[node] ?? 0] = isOver ? ENDED : (states[node] ?? 0);
    node = parent;
  }
  return places;
}
