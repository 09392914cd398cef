import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { loop, optional, parallel, sequence } from '../model/blocks.ts';
import { toFlowGraph } from '../model/graph.ts';
import { accepts } from '../model/testing/token-game.ts';
import { compile } from './automaton.ts';
import { fits } from './replayer.ts';
import { choices, randomModel, walk } from './testing/random-model.ts';
import { modelOf, replayerOf, step, traceOf } from './testing/replays.ts';

/** Up to three small changes of a trace: a step dropped, added, or swapped with its neighbour. */
const edits = fc.array(fc.record({ kind: fc.nat(2), at: fc.nat(30), step: fc.nat(9) }), { maxLength: 3 });

function edited(trace: readonly Activity[], changes: readonly { kind: number; at: number; step: number }[]) {
  const words = [...trace];
  for (const { kind, at, step } of changes) {
    const index = at % (words.length + 1);
    if (kind === 0) words.splice(index, 1);
    else if (kind === 1) words.splice(index, 0, toActivity(`a${step}`));
    else words.splice(index, 2, ...words.slice(index, index + 2).reverse());
  }
  return words;
}

/** What may have several readings: in the second iteration the optional part can come first, as it can last in the first. */
const repeated = randomModel({ loops: true }).map((model) => ({
  ...model,
  root: loop(parallel(optional(model.root), step('again'))),
}));
const cases = {
  'without loops': randomModel({ loops: false }),
  'with loops': randomModel({ loops: true }),
  'with loops around parallel branches': repeated,
};

for (const [name, models] of Object.entries(cases)) {
  test(`[RP14] a trace fits exactly where the drawn net can play it: models ${name}`, { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(models, choices, edits, (model, picked, changes) => {
        const trace = edited(walk(compile(model.root), picked), changes);
        const graph = toFlowGraph(model, { activities: [], variants: [] }, { events: 'tasks' });
        expect(fits(replayerOf(model), trace)).toBe(accepts(graph, trace));
      }),
      { seed: 14, numRuns: 200 },
    );
  });
}

test('[RP14] an optional branch done may be the old iteration going on or the new one begun: both are kept until one fails', () => {
  const model = modelOf(loop(parallel(step('a'), optional(sequence(step('b'), step('d'))))));
  const automaton = compile(model.root);
  const readings = ['a', 'a b', 'a b a'].map((words) =>
    automaton.readings(traceOf(words).reduce((state, activity) => automaton.next(state, activity), automaton.start)),
  );
  expect(readings).toEqual([1, 2, 1]);
  expect(fits(replayerOf(model), traceOf('a b a d'))).toBe(true);
  expect(fits(replayerOf(model), traceOf('a b d a'))).toBe(true);
  expect(fits(replayerOf(model), traceOf('a b a a d'))).toBe(false);
});
