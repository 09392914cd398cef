import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { parallel, sequence, step } from '../model/blocks.ts';
import { seededRandom } from '../model/testing/random.ts';
import { compile } from './automaton.ts';
import { deviationKinds } from './placement.ts';
import { columnsOf } from './testing/columns.ts';
import { choices, randomModel, walk } from './testing/random-model.ts';
import { markingAfter, modelOf, replayerOf, traceOf } from './testing/replays.ts';

const noise = fc.array(
  fc
    .oneof(
      fc.nat(14).map((index) => `a${index}`),
      fc.constantFrom('stranger', 'expired'),
    )
    .map(toActivity),
  { maxLength: 12 },
);

/** A tree of traces that begin as the model wants and then go astray. */
const grown = fc.tuple(
  randomModel({ loops: true }).map((model) => ({ ...model, interrupts: [toActivity('expired')] })),
  fc.array(fc.tuple(choices, fc.nat(20), noise), { minLength: 1, maxLength: 8 }),
);

test('[RP15] placing a whole tree in one pass is the same as replaying every prefix from its start', () => {
  fc.assert(
    fc.property(grown, ([model, ways]) => {
      const automaton = compile(model.root);
      const traces = ways.map(([picked, kept, after]) => [...walk(automaton, picked).slice(0, kept), ...after]);
      const columns = columnsOf(traces);
      const replayer = replayerOf(model);
      const { states, deviations } = replayer.placeAll(columns);
      for (let node = 0; node < columns.size; node++) {
        const trace: Activity[] = [];
        for (let at = node; at > 0; at = columns.parents[at] ?? 0) {
          trace.unshift(columns.activities[columns.steps[at] ?? 0] ?? toActivity(''));
        }
        const marking = markingAfter(replayer, trace);
        expect(states[node]).toBe(marking.state);
        const last = marking.deviations.at(-1);
        const kind = last?.index === trace.length - 1 ? last.kind : undefined;
        expect(deviationKinds[(deviations[node] ?? 0) - 1]).toBe(kind);
      }
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('[RP15] steps passed over are told with the node whose step passed them over', () => {
  const replayer = replayerOf(modelOf(sequence(...['a', 'b', 'c', 'd'].map((name) => step(toActivity(name))))));
  const { skipped } = replayer.placeAll(columnsOf([traceOf('a d'), traceOf('a b')]));
  expect([...skipped.values()]).toEqual([['b', 'c']]);
});

test('[RP16] states are outgrown by prefixes that have gone; placing the rest anew lets them go and changes nothing', () => {
  const names = Array.from({ length: 20 }, (_, index) => `a${index}`);
  const model = modelOf(parallel(...names.map((name) => step(toActivity(name)))));
  const random = seededRandom(16);
  const shuffled = () => names.map((name) => [random.next(), toActivity(name)] as const).sort(([a], [b]) => a - b);
  const kept = columnsOf([names.map(toActivity)]);
  const replayer = replayerOf(model);
  replayer.placeAll(columnsOf(Array.from({ length: 12_000 }, () => shuffled().map(([, activity]) => activity))));
  expect(replayer.isOutgrown(100_000)).toBe(false);
  expect(replayer.isOutgrown(kept.size)).toBe(true);
  const renewed = replayerOf(model);
  expect(renewed.placeAll(kept).deviations).toEqual(replayer.placeAll(kept).deviations);
  expect(renewed.isOutgrown(kept.size)).toBe(false);
});
