import type { Activity } from '../../ids.ts';
import type { Block } from '../model.ts';
import { type Automaton, compileAutomaton } from './automaton.ts';
import { hasWork, spend, type WorkBudget } from './budget.ts';
import { intAt, weightAt } from './cells.ts';
import type { FlatPrefixTree } from './prefix-tree.ts';
import { type Quality, type QualityTally, qualityOf, startTally } from './quality.ts';

/** Alignments dearer than the cheapest by more than this are dropped, and only so many states are kept per prefix. */
const costBand = 3;
const beamWidth = 60;
/** States waiting at one cost, the same one perhaps several times. */
const openStatesMax = 4 * beamWidth;
/** Elementary steps it takes to unfold a state the automaton has not been in yet, for every way out. */
const newStateCost = 200;

/** States in order of what it cost to get there, at most `beamWidth` of them. */
interface Row {
  readonly states: Int32Array;
  readonly costs: Int32Array;
  length: number;
}

interface Evaluation {
  readonly automaton: Automaton;
  readonly tree: FlatPrefixTree;
  readonly tally: QualityTally;
  readonly budget: WorkBudget;
  readonly activityCount: number;
  /** Per state the states one step further. */
  readonly targets: (readonly number[])[];
  /** Per state the last row it is in: rows are numbered as they are made. */
  readonly rowOf: number[];
  rowCount: number;
  /** States met but not yet in the row, by how much dearer than its cheapest. */
  readonly open: readonly number[][];
}

/**
 * Fitness and precision of a model over a prefix tree of steps of `activities`. Exact up to the band and beam above, which bound
 * the cost at O(prefixes · beam · arcs). When the work is spent, orders not aligned yet count as not explained at all.
 */
export function evaluateModel(
  model: Block,
  activities: readonly Activity[],
  tree: FlatPrefixTree,
  budget: WorkBudget,
): Quality {
  const automaton = compileAutomaton(model, activities);
  const evaluation: Evaluation = {
    automaton,
    tree,
    tally: startTally(),
    budget,
    activityCount: activities.length,
    targets: [],
    rowOf: [],
    rowCount: 0,
    open: Array.from({ length: costBand + 1 }, () => []),
  };
  const { stateAt, needed } = walkFitting(evaluation);
  if (needed[0]) alignTheRest(evaluation, stateAt, needed);
  return qualityOf(evaluation.tally, tree, automaton.stepsLeft(0));
}

/** The state of every prefix the model replays exactly, else -1, and the prefixes on the way to an order it does not. */
function walkFitting({ automaton, tree, tally, budget }: Evaluation): { stateAt: Int32Array; needed: Uint8Array } {
  const stateAt = new Int32Array(tree.size).fill(-1);
  const needed = new Uint8Array(tree.size);
  for (let prefix = 0; prefix < tree.size; prefix++) {
    const before = prefix === 0 ? 0 : intAt(stateAt, intAt(tree.parent, prefix));
    const state = prefix === 0 || before === -1 ? before : automaton.follow(before, intAt(tree.step, prefix));
    stateAt[prefix] = state;
    if (state !== -1) {
      tally.allowed += automaton.steps(state).length * weightAt(tree.passed, prefix);
      tally.used += countUsed(automaton, tree, prefix, state) * weightAt(tree.passed, prefix);
    }
    if (!tree.ended[prefix]) continue;
    if (state !== -1 && automaton.canEnd(state)) tally.fitting += weightAt(tree.ended, prefix);
    else needed[prefix] = 1;
  }
  spend(budget, tree.size * 8);
  for (let prefix = tree.size - 1; prefix > 0; prefix--) if (needed[prefix]) needed[intAt(tree.parent, prefix)] = 1;
  return { stateAt, needed };
}

/** How many of the steps the model allows in this state some order takes after this prefix. */
function countUsed(automaton: Automaton, tree: FlatPrefixTree, prefix: number, state: number): number {
  let used = 0;
  const last = intAt(tree.subtreeEnd, prefix);
  for (let child = prefix + 1; child < last; child = intAt(tree.subtreeEnd, child)) {
    if (automaton.follow(state, intAt(tree.step, child)) !== -1) used++;
  }
  return used;
}

function alignTheRest(evaluation: Evaluation, stateAt: Int32Array, needed: Uint8Array): void {
  const { automaton, tree, tally, open } = evaluation;
  const rows = Array.from({ length: tree.depthMax + 1 }, emptyRow);
  open[0]?.push(0);
  fillRow(evaluation, rows[0] as Row, 0);
  for (let prefix = 0; prefix < tree.size; ) {
    if (!needed[prefix]) {
      prefix = intAt(tree.subtreeEnd, prefix);
      continue;
    }
    const depth = intAt(tree.depth, prefix);
    const row = rows[depth] as Row;
    if (!hasWork(evaluation.budget)) {
      tally.cost += (depth + automaton.stepsLeft(0)) * weightAt(tree.ended, prefix++);
      continue;
    }
    if (depth > 0) advance(evaluation, rows[depth - 1] as Row, row, intAt(tree.step, prefix));
    if (stateAt[prefix] === -1) {
      const state = intAt(row.states, 0);
      tally.allowedUnfit += automaton.steps(state).length * weightAt(tree.passed, prefix);
      tally.usedUnfit += countUsed(automaton, tree, prefix, state) * weightAt(tree.passed, prefix);
    }
    if (tree.ended[prefix]) tally.cost += cheapestEnd(automaton, row) * weightAt(tree.ended, prefix);
    prefix++;
  }
}

function emptyRow(): Row {
  return { states: new Int32Array(beamWidth), costs: new Int32Array(beamWidth), length: 0 };
}

/** Every state ignores the step at a cost of one, or executes it if it can; then steps of the model may be skipped. */
function advance(evaluation: Evaluation, before: Row, row: Row, step: number): void {
  const { automaton, open } = evaluation;
  const cheapest = intAt(before.costs, 0);
  let least = cheapest + 1;
  for (let i = 0; i < before.length && intAt(before.costs, i) < least; i++) {
    if (automaton.follow(intAt(before.states, i), step) !== -1) least = intAt(before.costs, i);
  }
  for (let i = 0; i < before.length; i++) {
    const state = intAt(before.states, i);
    const extra = intAt(before.costs, i) - least;
    const to = automaton.follow(state, step);
    if (to !== -1) open[extra]?.push(to);
    open[extra + 1]?.push(state);
  }
  fillRow(evaluation, row, least);
}

/** Moves the open states into the row, cheapest first, with those reached by skipping steps of the model, within band and beam. */
function fillRow(evaluation: Evaluation, row: Row, cheapest: number): void {
  const { budget, activityCount, rowOf, open } = evaluation;
  const id = ++evaluation.rowCount;
  row.length = 0;
  for (const [extra, layer] of open.entries()) {
    const beyond = open[extra + 1];
    for (const state of layer) {
      if (row.length >= beamWidth) break;
      if (rowOf[state] === id) continue;
      rowOf[state] = id;
      row.states[row.length] = state;
      row.costs[row.length++] = cheapest + extra;
      if (beyond && beyond.length < openStatesMax) for (const to of targetsOf(evaluation, state)) beyond.push(to);
    }
    layer.length = 0;
  }
  spend(budget, row.length * (16 + activityCount));
}

function targetsOf({ automaton, targets, budget }: Evaluation, state: number): readonly number[] {
  const known = targets[state];
  if (known) return known;
  const found = automaton.steps(state).map((step) => automaton.follow(state, step));
  targets[state] = found;
  spend(budget, newStateCost * (1 + found.length));
  return found;
}

function cheapestEnd(automaton: Automaton, row: Row): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < row.length; i++) {
    least = Math.min(least, intAt(row.costs, i) + automaton.stepsLeft(intAt(row.states, i)));
  }
  return least;
}
