import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { loop, optional, parallel, sequence, step } from '../model/blocks.ts';
import type { Block } from '../model/model.ts';
import { compile } from '../replay/automaton.ts';
import { type Alignment, type AlignOptions, align, ENDED } from './align.ts';
import { createStateGraph } from './state-graph.ts';
import { smallModel, smallTrace } from './testing/logs.ts';
import { bruteCost } from './testing/net-alignment.ts';

const exact: AlignOptions = { visitsMax: 100_000, haste: 1 };
const named = (name: string): Block => step(toActivity(name));

function alignIn(root: Block, trace: readonly Activity[], options = exact): Alignment | null {
  const activities = [...new Set(trace)];
  const graph = createStateGraph(compile(root), activities);
  return align(
    graph,
    trace.map((activity) => activities.indexOf(activity)),
    options,
  );
}

const wordsOf = (words: string): readonly Activity[] => words.split(' ').filter(Boolean).map(toActivity);

describe('the cheapest alignment', () => {
  test('[QU1] costs what a search through the drawn net finds', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(smallModel, smallTrace, (root, trace) => {
        expect(alignIn(root, trace)?.cost).toBe(bruteCost(root, trace));
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test.each([
    ['a b c d', 0],
    ['a c b d', 0],
    ['a b d', 1],
    ['a b c d d', 1],
    ['a x b c d', 1],
    ['d c b a', 4],
    ['', 4],
    ['x y', 6],
  ])('[QU1] "%s" costs %i on a, then b beside c, then d', (words, cost) => {
    const root = sequence(named('a'), parallel(named('b'), named('c')), named('d'));
    expect(alignIn(root, wordsOf(words))?.cost).toBe(cost);
  });

  test('[QU1] a loop is gone round as often as it helps, an optional step is no loss', () => {
    const root = sequence(loop(named('a'), named('again')), optional(named('b')), named('c'));
    expect(alignIn(root, wordsOf('a again a again a c'))?.cost).toBe(0);
    expect(alignIn(root, wordsOf('a a c'))?.cost).toBe(1);
  });
});

describe('places', () => {
  test('[QU5] one for each past; steps that come when the model is done have none', () => {
    const root = sequence(named('a'), named('b'));
    const graph = createStateGraph(compile(root), wordsOf('a b x'));
    const after = (...codes: number[]) => codes.reduce((state, code) => graph.follow(state, code), graph.start);
    expect(align(graph, [0, 2, 1, 2, 2], exact)).toEqual({
      cost: 3,
      places: [graph.start, after(0), after(0), after(0, 1), ENDED, ENDED],
    });
  });
});

describe('where the cheapest is out of reach', () => {
  test('[QU2] the search gives up, and a hasty one is at most so many times dearer', { timeout: 30_000 }, () => {
    expect(alignIn(sequence(named('a'), named('b')), wordsOf('a b'), { visitsMax: 1, haste: 1 })).toBeNull();
    fc.assert(
      fc.property(smallModel, smallTrace, (root, trace) => {
        const cheapest = alignIn(root, trace)?.cost ?? Number.NaN;
        const hasty = alignIn(root, trace, { ...exact, haste: 4 })?.cost ?? Number.NaN;
        expect(hasty).toBeGreaterThanOrEqual(cheapest);
        expect(hasty).toBeLessThanOrEqual(4 * cheapest);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
