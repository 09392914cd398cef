import type { Activity } from '../../ids.ts';
import type { Block } from '../model.ts';
import { type Automaton, compileAutomaton } from './automaton.ts';
import { spend, type WorkBudget } from './budget.ts';
import { cell } from './cells.ts';
import type { FlatPrefixTree } from './prefix-tree.ts';
import { type Quality, type QualityTally, qualityOf, startTally } from './quality.ts';

/** Alignments dearer than the cheapest by more than this are dropped, and only so many states are kept per prefix. */
const costBand = 3;
const beamWidth = 60;
/** States waiting at one cost, the same one perhaps several times. */
const openStatesMax = 4 * beamWidth;

/** States and what it cost to get there. */
type Row = Map<number, number>;

interface Evaluation {
  readonly automaton: Automaton;
  readonly tree: FlatPrefixTree;
  readonly tally: QualityTally;
  readonly budget: WorkBudget;
  readonly activityCount: number;
}

/**
 * Fitness and precision of a model over a prefix tree of steps of `activities`. Exact up to the band and beam above, which bound
 * the cost at O(prefixes · beam · arcs).
 */
export function evaluateModel(
  model: Block,
  activities: readonly Activity[],
  tree: FlatPrefixTree,
  budget: WorkBudget,
): Quality {
  const automaton = compileAutomaton(model, activities);
  const evaluation = { automaton, tree, tally: startTally(), budget, activityCount: activities.length };
  const { stateAt, needed } = walkFitting(evaluation);
  if (needed[0]) alignTheRest(evaluation, stateAt, needed);
  return qualityOf(evaluation.tally, tree.events + tree.orders * automaton.stepsLeft(0));
}

/** The state of every prefix the model replays exactly, else -1, and the prefixes on the way to an order it does not. */
function walkFitting({ automaton, tree, tally, budget }: Evaluation): { stateAt: Int32Array; needed: Uint8Array } {
  const stateAt = new Int32Array(tree.size).fill(-1);
  const needed = new Uint8Array(tree.size);
  for (let prefix = 0; prefix < tree.size; prefix++) {
    const before = prefix === 0 ? 0 : cell(stateAt, cell(tree.parent, prefix));
    const state = prefix === 0 || before === -1 ? before : automaton.follow(before, cell(tree.step, prefix));
    stateAt[prefix] = state;
    if (state !== -1) {
      tally.allowed += automaton.steps(state).length * cell(tree.passed, prefix);
      tally.used += countUsed(automaton, tree, prefix, state) * cell(tree.passed, prefix);
    }
    if (tree.ended[prefix] && (state === -1 || !automaton.canEnd(state))) needed[prefix] = 1;
  }
  spend(budget, tree.size * 8);
  for (let prefix = tree.size - 1; prefix > 0; prefix--) if (needed[prefix]) needed[cell(tree.parent, prefix)] = 1;
  return { stateAt, needed };
}

/** How many of the steps the model allows in this state some order takes after this prefix. */
function countUsed(automaton: Automaton, tree: FlatPrefixTree, prefix: number, state: number): number {
  let used = 0;
  const last = cell(tree.subtreeEnd, prefix);
  for (let child = prefix + 1; child < last; child = cell(tree.subtreeEnd, child)) {
    if (automaton.follow(state, cell(tree.step, child)) !== -1) used++;
  }
  return used;
}

function alignTheRest(evaluation: Evaluation, stateAt: Int32Array, needed: Uint8Array): void {
  const { automaton, tree, tally } = evaluation;
  const rows: Row[] = [skipSteps(evaluation, new Map([[0, 0]]))];
  for (let prefix = 0; prefix < tree.size; ) {
    if (!needed[prefix]) {
      prefix = cell(tree.subtreeEnd, prefix);
      continue;
    }
    const depth = cell(tree.depth, prefix);
    if (depth > 0) {
      rows[depth] = skipSteps(evaluation, advance(automaton, rows[depth - 1] as Row, cell(tree.step, prefix)));
    }
    const row = rows[depth] as Row;
    if (stateAt[prefix] === -1) {
      const state = cheapestState(row);
      tally.allowedUnfit += automaton.steps(state).length * cell(tree.passed, prefix);
      tally.usedUnfit += countUsed(automaton, tree, prefix, state) * cell(tree.passed, prefix);
    }
    if (tree.ended[prefix]) tally.cost += cheapestEnd(automaton, row) * cell(tree.ended, prefix);
    prefix++;
  }
}

/** Every state ignores the step at a cost of one, or executes it if it can. */
function advance(automaton: Automaton, row: Row, step: number): Row {
  const next: Row = new Map();
  for (const [state, cost] of row) {
    lower(next, state, cost + 1);
    const to = automaton.follow(state, step);
    if (to !== -1) lower(next, to, cost);
  }
  return next;
}

function lower(row: Row, state: number, cost: number): void {
  const known = row.get(state);
  if (known === undefined || known > cost) row.set(state, cost);
}

/** Adds the states reached by skipping steps of the model, cheapest first, within band and beam. */
function skipSteps({ automaton, budget, activityCount }: Evaluation, row: Row): Row {
  const cheapest = Math.min(...row.values());
  const layers: number[][] = Array.from({ length: costBand + 1 }, () => []);
  for (const [state, cost] of row) layers[cost - cheapest]?.push(state);
  const closed: Row = new Map();
  for (const [extra, layer] of layers.entries()) {
    const beyond = layers[extra + 1];
    for (const state of layer) {
      if (closed.size >= beamWidth) break;
      if (closed.has(state)) continue;
      closed.set(state, cheapest + extra);
      for (const step of automaton.steps(state)) {
        if (beyond && beyond.length < openStatesMax) beyond.push(automaton.follow(state, step));
      }
    }
  }
  spend(budget, closed.size * (16 + activityCount));
  return closed;
}

function cheapestState(row: Row): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [state, cost] of row) {
    if (cost >= least) continue;
    least = cost;
    best = state;
  }
  return best;
}

function cheapestEnd(automaton: Automaton, row: Row): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [state, cost] of row) least = Math.min(least, cost + automaton.stepsLeft(state));
  return least;
}
