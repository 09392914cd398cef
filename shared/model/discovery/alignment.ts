import type { Activity } from '../../ids.ts';
import type { Block } from '../model.ts';
import { type Arc, compileAutomaton } from './automaton.ts';
import { spend, type WorkBudget } from './budget.ts';
import { cell } from './cells.ts';
import type { Quality } from './choice-fitness.ts';
import type { FlatPrefixTree } from './prefix-tree.ts';

/** Alignments dearer than the cheapest by more than this are dropped, and only so many states are kept per prefix. */
const costBand = 3;
const beamWidth = 60;

/** States and what it cost to get there. */
type Row = Map<number, number>;

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
  const tally = { allowed: 0, used: 0, allowedAll: 0, usedAll: 0, cost: 0 };
  const stateAt = new Int32Array(tree.size).fill(-1);
  const needed = new Uint8Array(tree.size);
  walkFitting();
  if (needed[0]) alignTheRest();
  const worst = tree.events + tree.orders * automaton.stepsLeft(0);
  return {
    fitness: worst === 0 ? 1 : 1 - tally.cost / worst,
    precision: tally.allowed === 0 ? 1 : tally.used / tally.allowed,
    precisionAll: tally.allowedAll === 0 ? 1 : tally.usedAll / tally.allowedAll,
  };

  function walkFitting(): void {
    for (let prefix = 0; prefix < tree.size; prefix++) {
      const before = prefix === 0 ? 0 : cell(stateAt, cell(tree.parent, prefix));
      const state = prefix === 0 ? 0 : before === -1 ? -1 : follow(before, cell(tree.step, prefix));
      stateAt[prefix] = state;
      if (state !== -1) countChoices(prefix, state, true);
      if (tree.ended[prefix] && (state === -1 || !automaton.canEnd(state))) needed[prefix] = 1;
    }
    spend(budget, tree.size * 8);
    for (let prefix = tree.size - 1; prefix > 0; prefix--) if (needed[prefix]) needed[cell(tree.parent, prefix)] = 1;
  }

  function follow(state: number, step: number): number {
    return automaton.arcs(state).find((arc) => arc.step === step)?.to ?? -1;
  }

  function countChoices(prefix: number, state: number, isFitting: boolean): void {
    const passed = cell(tree.passed, prefix);
    if (passed === 0) return;
    const arcs = automaton.arcs(state);
    const used = countUsed(prefix, arcs) * passed;
    tally.allowedAll += arcs.length * passed;
    tally.usedAll += used;
    if (!isFitting) return;
    tally.allowed += arcs.length * passed;
    tally.used += used;
  }

  function countUsed(prefix: number, arcs: readonly Arc[]): number {
    let used = 0;
    const last = cell(tree.subtreeEnd, prefix);
    for (let child = prefix + 1; child < last; child = cell(tree.subtreeEnd, child)) {
      if (arcs.some(({ step }) => step === tree.step[child])) used++;
    }
    return used;
  }

  function alignTheRest(): void {
    const rows: Row[] = [skipSteps(new Map([[0, 0]]))];
    for (let prefix = 0; prefix < tree.size; ) {
      if (!needed[prefix]) {
        prefix = cell(tree.subtreeEnd, prefix);
        continue;
      }
      const depth = cell(tree.depth, prefix);
      if (depth > 0) rows[depth] = skipSteps(advance(rows[depth - 1] as Row, cell(tree.step, prefix)));
      const row = rows[depth] as Row;
      if (stateAt[prefix] === -1) countChoices(prefix, cheapestState(row), false);
      if (tree.ended[prefix]) tally.cost += cheapestEnd(row) * cell(tree.ended, prefix);
      prefix++;
    }
  }

  function advance(row: Row, step: number): Row {
    const next: Row = new Map();
    for (const [state, cost] of row) {
      lower(next, state, cost + 1);
      const to = follow(state, step);
      if (to !== -1) lower(next, to, cost);
    }
    return next;
  }

  /** Adds the states reached by skipping steps of the model, cheapest first, within band and beam. */
  function skipSteps(row: Row): Row {
    const cheapest = Math.min(...row.values());
    const layers: number[][] = Array.from({ length: costBand + 1 }, () => []);
    for (const [state, cost] of row) layers[cost - cheapest]?.push(state);
    const closed: Row = new Map();
    for (const [extra, layer] of layers.entries()) {
      for (const state of layer) {
        if (closed.has(state)) continue;
        closed.set(state, cheapest + extra);
        if (closed.size >= beamWidth) return closed;
        for (const { to } of automaton.arcs(state)) layers[extra + 1]?.push(to);
      }
    }
    spend(budget, closed.size * (16 + activities.length));
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

  function cheapestEnd(row: Row): number {
    let least = Number.POSITIVE_INFINITY;
    for (const [state, cost] of row) least = Math.min(least, cost + automaton.stepsLeft(state));
    return least;
  }
}

function lower(row: Row, state: number, cost: number): void {
  const known = row.get(state);
  if (known === undefined || known > cost) row.set(state, cost);
}
