import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Lifecycle } from '../event/event.ts';
import { toActivity } from '../ids.ts';
import { collectRuns, type LifecycleEvent } from './activity-runs.ts';
import { createOverlapTable } from './overlaps.ts';

const lifecycles: Readonly<Record<string, Lifecycle>> = {
  '+': 'start',
  '-': 'complete',
  '|': 'suspend',
  '>': 'resume',
  x: 'cancel',
};

/** 'a+ b+ a- b-': a letter for the activity, a sign for what happened to it. */
const eventsOf = (words: string): readonly LifecycleEvent[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ activity: toActivity(word.slice(0, -1)), lifecycle: lifecycles[word.slice(-1)] ?? 'complete' }));

const runsOf = (words: string): readonly string[] =>
  collectRuns(eventsOf(words)).map(
    ({ activity, worked }) => activity + worked.map(({ from, to }) => ` ${from}-${to}`).join(''),
  );

describe('activity runs', () => {
  test.each([
    ['a+ a- b+ b-', ['a 0-1', 'b 2-3']],
    ['a+ b+ b- a-', ['b 1-2', 'a 0-3']],
    ['a- b-', ['a', 'b']],
    ['a+ a+ a- a-', ['a 0-2', 'a 1-3']],
    ['a+ a- a-', ['a 0-1', 'a']],
  ])('[QU10] a complete ends the oldest open run of its activity: %s', (words, runs) => {
    expect(runsOf(words)).toEqual(runs);
  });

  test.each([
    ['a+ a| b+ b- a> a-', ['b 2-3', 'a 0-1 4-5']],
    ['a+ a| a-', ['a 0-1']],
    ['a+ a+ a| a- a-', ['a 0-2', 'a 1-4']],
    ['a> a| a-', ['a']],
  ])('[QU10] between suspend and resume nobody works: %s', (words, runs) => {
    expect(runsOf(words)).toEqual(runs);
  });

  test.each([
    ['a+ ax b-', ['b']],
    ['a+ a+ ax a-', ['a 1-3']],
    ['ax a-', ['a']],
    ['a+ b-', ['b']],
  ])('[QU10] what was cancelled or never completed is no run: %s', (words, runs) => {
    expect(runsOf(words)).toEqual(runs);
  });

  test('[QU10] as many runs as completes, in their order, worked on before them', () => {
    const word = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('+', '-', '|', '>', 'x'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const events = eventsOf(words.map((parts) => parts.join('')).join(' '));
        const completes = events.flatMap(({ lifecycle }, index) => (lifecycle === 'complete' ? [index] : []));
        const runs = collectRuns(events);
        expect(runs.map(({ completedBy }) => completedBy)).toEqual(completes);
        for (const { worked, completedBy } of runs) {
          const ends = worked.flatMap(({ from, to }) => [from, to]);
          expect(ends).toEqual(ends.toSorted((one, other) => one - other));
          expect(Math.max(-1, ...ends)).toBeLessThanOrEqual(completedBy);
        }
      }),
      { seed: 10 },
    );
  });
});

describe('overlaps', () => {
  const countsOf = (...orders: readonly string[]) => {
    const table = createOverlapTable();
    for (const order of orders) table.add(collectRuns(eventsOf(order)));
    return table.counts().map(({ pair, together, overlapping }) => `${pair.join(' ')} ${overlapping}/${together}`);
  };

  test('[QU11] orders with both are counted once, and how many of them worked on both at a time', () => {
    expect(countsOf('b+ a+ b- a-', 'a+ a- b+ b-', 'a+ a-', 'a+ b+ b- b+ b- a-')).toEqual(['a b 2/3']);
  });

  test('[QU11] a pause is no overlap, a run without a start cannot tell', () => {
    expect(countsOf('a+ a| b+ b- a> a-')).toEqual(['a b 0/1']);
    expect(countsOf('a+ b- a-')).toEqual([]);
  });

  test('[QU11] two runs of one activity are no pair', () => {
    expect(countsOf('a+ a+ a- a-')).toEqual([]);
  });
});
