import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { toFlowGraph } from '../model/graph.ts';
import type { Model } from '../model/model.ts';
import { accepts } from '../model/testing/token-game.ts';
import { type Automaton, compile } from '../replay/automaton.ts';
import { choices, randomModel, walk } from '../replay/testing/random-model.ts';
import { align } from './alignment.ts';
import { createChecker } from './checker.ts';
import { matchSteps } from './match-steps.ts';
import { referenceOf } from './testing/reference-of.ts';
import { conforms } from './verdict.ts';

const stray = fc.array(fc.record({ at: fc.nat(30), drop: fc.boolean(), step: fc.nat(9) }), { maxLength: 3 });

function astray(trace: readonly Activity[], changes: readonly { at: number; drop: boolean; step: number }[]) {
  const words = [...trace];
  for (const { at, drop, step } of changes) {
    words.splice(at % (words.length + 1), drop ? 1 : 0, ...(drop ? [] : [toActivity(`a${step}`)]));
  }
  return words;
}

const graphOf = (model: Model) => toFlowGraph(model, { activities: [], variants: [] }, { events: 'tasks' });

test('[CO2] a drawn model as the reference takes exactly the orders that its net can play', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(randomModel({ loops: true }), choices, stray, (model, picked, changes) => {
      const automaton = compile(model.root);
      const trace = astray(walk(automaton, picked), changes);
      const reference = referenceOf(graphOf(model));
      const checker = createChecker(reference, matchSteps(reference, automaton.activities, {}, new Map()));
      const verdict = checker.judge(trace, true);
      expect(verdict !== null && conforms(verdict)).toBe(accepts(graphOf(model), trace));
    }),
    { seed: 2, numRuns: 200 },
  );
});

test('[CO4] what is told is the least there is to tell, and telling it once more makes the order conform', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(randomModel({ loops: false }), choices, stray, (model, picked, changes) => {
      const automaton = compile(model.root);
      const trace = astray(walk(automaton, picked), changes);
      const moves = align(codedBy(automaton), {
        stepsOf: (index) => [automaton.codeOf(trace[index] ?? toActivity(''))].filter((code) => code >= 0),
        length: trace.length,
        isWhole: true,
        visitsMax: 100_000,
      });
      const cost = moves?.filter(({ kind }) => kind !== 'together').length;
      expect(cost).toBe(leastEdits(automaton, trace));
      const mended = moves?.flatMap((move) => (move.kind === 'event' ? [] : [automaton.activities[move.step] ?? '']));
      const state = mended?.reduce((at, activity) => (at < 0 ? at : automaton.next(at, toActivity(activity))), 0) ?? -1;
      expect(state >= 0 && automaton.canEnd(state)).toBe(true);
    }),
    { seed: 4, numRuns: 100 },
  );
});

/** A model's automaton as the alignment sees it. */
function codedBy(automaton: Automaton) {
  return {
    initial: automaton.start,
    step: automaton.follow,
    enabled: (state: number) => automaton.enabled(state).map(automaton.codeOf),
    canEnd: automaton.canEnd,
  };
}

/** The edit distance (drop, add) to the nearest word of an automaton without loops, over every state it has: a table, no search. */
function leastEdits(automaton: Automaton, trace: readonly Activity[]): number {
  const costs = new Map<string, number>();
  function least(state: number, read: number): number {
    const key = `${state} ${read}`;
    const known = costs.get(key);
    if (known !== undefined) return known;
    const activity = trace[read];
    const ways = [automaton.canEnd(state) ? trace.length - read : Number.POSITIVE_INFINITY];
    for (const step of automaton.enabled(state)) {
      const after = automaton.next(state, step);
      ways.push(1 + least(after, read));
      if (step === activity) ways.push(least(after, read + 1));
    }
    if (activity !== undefined) ways.push(1 + least(state, read + 1));
    const cost = Math.min(...ways);
    costs.set(key, cost);
    return cost;
  }
  return least(automaton.start, 0);
}
