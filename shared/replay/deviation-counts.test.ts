import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { sequence, step } from '../model/blocks.ts';
import { compile } from './automaton.ts';
import { fits } from './replayer.ts';
import { columnsOf, nodeOf } from './testing/columns.ts';
import { choices, randomModel, walk } from './testing/random-model.ts';
import { markingAfter, modelOf, replayerOf, traceOf } from './testing/replays.ts';

interface Counted {
  readonly trace: readonly Activity[];
  readonly inFlight: number;
  readonly finished: number;
}

function countsOf(replayer: ReturnType<typeof replayerOf>, orders: readonly Counted[]) {
  const columns = columnsOf(orders.map(({ trace }) => trace));
  const sum = (kind: 'inFlight' | 'finished') => (node: number) =>
    orders.filter(({ trace }) => nodeOf(columns, trace) === node).reduce((total, order) => total + order[kind], 0);
  return replayer.countDeviations(columns, { inFlight: sum('inFlight'), finished: sum('finished') });
}

test('[RP17] skipped counts at the steps passed over, the others at the step that happened, once per order', () => {
  const replayer = replayerOf(modelOf(sequence(...['a', 'b', 'c', 'd'].map((name) => step(toActivity(name))))));
  const { perActivity, ...totals } = countsOf(replayer, [
    { trace: traceOf('a b c d'), inFlight: 0, finished: 5 },
    { trace: traceOf('a d'), inFlight: 1, finished: 3 },
    { trace: traceOf('a b b stranger'), inFlight: 2, finished: 0 },
    { trace: traceOf('a b'), inFlight: 7, finished: 1 },
    { trace: traceOf('a b c b'), inFlight: 0, finished: 1 },
  ]);
  const none = { skipped: 0, repeated: 0, 'went-back': 0, unexpected: 0 };
  expect(Object.fromEntries(perActivity)).toEqual({
    b: { ...none, skipped: 4, repeated: 2, 'went-back': 1 },
    c: { ...none, skipped: 4 },
    stranger: { ...none, unexpected: 2 },
  });
  expect(totals).toEqual({ orders: 20, fitting: 12, closed: 10, closedFitting: 5 });
});

test('[RP17] counted over the prefixes, as many orders fit as one by one, and as many steps deviate', () => {
  const noise = fc.array(
    fc.nat(9).map((index) => toActivity(`a${index}`)),
    { maxLength: 6 },
  );
  const order = fc.tuple(choices, fc.nat(12), noise, fc.nat(3), fc.nat(3));
  fc.assert(
    fc.property(randomModel({ loops: true }), fc.array(order, { minLength: 1, maxLength: 6 }), (model, drawn) => {
      const replayer = replayerOf(model);
      const orders = drawn.map(([picked, kept, after, inFlight, finished]) => {
        return { trace: [...walk(compile(model.root), picked).slice(0, kept), ...after], inFlight, finished };
      });
      const counts = countsOf(replayer, orders);
      const sum = (weigh: (one: Counted) => number) => orders.reduce((total, one) => total + weigh(one), 0);
      expect(counts.closedFitting).toBe(sum(({ trace, finished }) => (fits(replayer, trace) ? finished : 0)));
      const happened = (kind: string) =>
        sum(({ trace, inFlight, finished }) => {
          const deviations = markingAfter(replayer, trace).deviations.filter((one) => one.kind === kind);
          return deviations.length * (inFlight + finished);
        });
      for (const kind of ['repeated', 'went-back', 'unexpected'] as const) {
        const counted = [...counts.perActivity.values()].reduce((total, one) => total + one[kind], 0);
        expect(counted).toBe(happened(kind));
      }
    }),
    { seed: 17, numRuns: 200 },
  );
});
