import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { exclusive, loop, optional, parallel, sequence, step } from './blocks.ts';
import { type Difference, difference, isEmptyDifference, type Picture } from './difference.ts';
import { toFlowGraph } from './graph.ts';
import type { Block } from './model.ts';
import { type PairRelation, pairRelations } from './pair-relations.ts';
import { seededRandom } from './testing/random.ts';
import { randomBlock } from './testing/random-block.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';

const orders = 200;

function pictureOf(root: Block, seed: number): Picture {
  const log: VariantLog = logOf(simulateOrders(root, orders, seededRandom(seed)));
  const model = { root, orders, interrupts: [] };
  return { model, graph: toFlowGraph(model, log) };
}

const named = (name: string): Block => step(toActivity(name));
const flow = (...names: string[]): Block => sequence(...names.map(named));
const pictures = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 9 }))
  .map(([seed, steps]) => pictureOf(randomBlock(seededRandom(seed), steps), seed));

const opposite: Readonly<Record<PairRelation, PairRelation>> = {
  before: 'after',
  after: 'before',
  parallel: 'parallel',
  exclusive: 'exclusive',
  loop: 'loop',
};

/** The same difference, seen from the other side. */
function mirrored({ steps, flows }: Difference): Difference {
  const swap = <Change extends { before: unknown; since: unknown }>(changes: readonly Change[]): Change[] =>
    changes.map((change) => ({ ...change, before: change.since, since: change.before }));
  return {
    steps: {
      added: steps.removed,
      removed: steps.added,
      moved: steps.moved.map(({ activity, to }) => ({ activity, to: swap(to) })),
      more: swap(steps.less),
      less: swap(steps.more),
    },
    flows: { added: flows.removed, removed: flows.added, more: swap(flows.less), less: swap(flows.more) },
  };
}

describe('the difference of two versions', () => {
  it('[CH9] of a version to itself is empty', () => {
    fc.assert(fc.property(pictures, (picture) => isEmptyDifference(difference(picture, picture))));
  });

  it('[CH9] mirrors when the versions change places', () => {
    fc.assert(
      fc.property(pictures, pictures, (one, other) => {
        expect(difference(other, one)).toEqual(mirrored(difference(one, other)));
      }),
    );
  });

  it('[A02][CH9] names a step that came, one that went and one that changed places', () => {
    const usual = pictureOf(flow('a', 'b', 'c', 'd', 'e'), 1);
    const names = ({ steps: { added, removed, moved } }: Difference): readonly (readonly Activity[])[] => [
      added,
      removed,
      moved.map(({ activity }) => activity),
    ];
    expect(names(difference(usual, pictureOf(flow('a', 'b', 'x', 'c', 'd', 'e'), 1)))).toEqual([['x'], [], []]);
    expect(names(difference(usual, pictureOf(flow('a', 'b', 'd', 'e'), 1)))).toEqual([[], ['c'], []]);
    expect(names(difference(usual, pictureOf(flow('b', 'c', 'd', 'a', 'e'), 1)))).toEqual([[], [], ['a']]);
    expect(names(difference(usual, pictureOf(flow('a', 'c', 'b', 'd', 'e'), 1)))).toEqual([[], [], ['b', 'c']]);
  });

  it('[CH9] tells more and less frequent by shares that chance does not explain', () => {
    const rarely = { ...pictureOf(sequence(named('a'), optional(named('b')), named('c')), 2) };
    const always = pictureOf(sequence(named('a'), named('b'), named('c')), 2);
    const { more, less } = difference(rarely, always).steps;
    expect([more.map(({ activity }) => activity), less]).toEqual([['b'], []]);
    expect(more[0]?.before).toBeLessThan(0.7);
    expect(more[0]?.since).toBe(1);
    const again = pictureOf(sequence(named('a'), optional(named('b')), named('c')), 3);
    expect(difference(rarely, again).steps.more).toEqual([]);
  });
});

describe('relations of pairs in a model', () => {
  it('[CH9] are those of its blocks, and opposite in the other direction', () => {
    const relations = pairRelations(
      sequence(named('a'), parallel(named('b'), exclusive(named('c'), named('d'))), loop(named('e'), named('f'))),
    );
    const of = (one: string, other: string) => relations.get(toActivity(one))?.get(toActivity(other));
    expect([of('a', 'b'), of('b', 'c'), of('c', 'd'), of('e', 'f'), of('f', 'b')]).toEqual([
      'before',
      'parallel',
      'exclusive',
      'loop',
      'after',
    ]);
    for (const [one, row] of relations) {
      for (const [other, relation] of row) expect(relations.get(other)?.get(one)).toBe(opposite[relation]);
    }
  });
});
