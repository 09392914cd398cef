import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import type { ActivityRun, Interval } from './activity-runs.ts';
import { createOverlapTable } from './overlaps.ts';

const runOf = (name: string, worked: readonly Interval[]): ActivityRun => ({
  activity: toActivity(name),
  completedBy: worked.at(-1)?.to ?? 0,
  worked,
});

const interval = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 4 }))
  .map(([from, long]) => ({ from, to: from + long }));

test('[QU11] two activities overlap exactly where a run of one does with a run of the other', () => {
  const worked = fc.array(interval, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(worked, worked, (some, others) => {
      const table = createOverlapTable();
      table.add([...some.map((when) => runOf('a', [when])), runOf('b', others)]);
      const expected = some.some((here) => others.some((there) => here.from < there.to && there.from < here.to));
      expect(table.counts()).toEqual([{ pair: ['a', 'b'], together: 1, overlapping: expected ? 1 : 0 }]);
    }),
    { seed: 11 },
  );
});

test('[QU13] counts the pairs of the activities that came first, and passes over the others', () => {
  const table = createOverlapTable(3);
  const run = (name: string) => runOf(name, [{ from: 0, to: 1 }]);
  table.add(['d', 'a', 'c', 'b'].map(run));
  table.add(['b', 'a', 'x', 'd'].map(run));
  expect(table.counts().map(({ pair, together }) => `${pair.join(' ')} ${together}`)).toEqual([
    'a d 2',
    'c d 1',
    'a c 1',
  ]);
});

test('[QU13] keeps no more pairs than that, however many activities tell starts', () => {
  const table = createOverlapTable();
  table.add(Array.from({ length: 1_500 }, (_, step) => runOf(`t${step}`, [{ from: 2 * step, to: 2 * step + 1 }])));
  expect(table.counts()).toHaveLength((512 * 511) / 2);
});

test('[QU13] looks at the runs of two activities once, however often they repeat', () => {
  let looks = 0;
  const repeated = (name: string, first: number): ActivityRun[] =>
    Array.from({ length: 5_000 }, (_, index) => {
      const from = first + 2 * index;
      return runOf(name, [
        {
          get from() {
            looks++;
            return from;
          },
          to: from + 1,
        },
      ]);
    });
  const table = createOverlapTable();
  table.add([...repeated('a', 0), ...repeated('b', 10_000)]);
  expect(table.counts()).toEqual([{ pair: ['a', 'b'], together: 1, overlapping: 0 }]);
  expect(looks).toBeLessThan(40 * 10_000);
});
