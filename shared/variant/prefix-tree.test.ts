import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toActivity } from '../ids.ts';
import { createPrefixTree, endings, variantLogOf } from './prefix-tree.ts';

const traces = fc.array(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 }), { maxLength: 30 });

function grow(all: readonly (readonly string[])[]) {
  const tree = createPrefixTree();
  for (const trace of all) {
    let node = 0;
    for (const name of trace) node = tree.child(node, tree.activityIndex(toActivity(name)));
    tree.count(node, 'finished', 1);
  }
  return tree;
}

describe('the prefix tree', () => {
  it('[VA1] shares one node between equal pasts and numbers children after their parents', () => {
    fc.assert(
      fc.property(traces, (all) => {
        const tree = grow(all);
        const prefixes = new Set(all.flatMap((trace) => trace.map((_, index) => trace.slice(0, index + 1).join())));
        expect(tree.size).toBe(prefixes.size + 1);
        for (let node = 1; node < tree.size; node++) expect(tree.parent(node)).toBeLessThan(node);
      }),
    );
  });

  it('[VA2] gives back every finished trace with its weight', () => {
    fc.assert(
      fc.property(traces, (all) => {
        const log = variantLogOf(grow(all));
        const back = log.variants.flatMap(({ trace, count }) =>
          Array.from({ length: count }, () => trace.map((index) => log.activities[index]).join()),
        );
        expect(back.sort()).toEqual(all.map((trace) => trace.join()).sort());
      }),
    );
  });

  it('[OR2] counts how often an activity is the last and how often it occurs', () => {
    const tree = grow([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'c', 'b', 'c'],
    ]);
    const { ended, occurred } = endings(tree, tree.finished);
    const byName = (counts: number[]) =>
      Object.fromEntries(tree.activities.map((activity, index) => [activity, counts[index]]));
    expect(byName(ended)).toEqual({ a: 0, b: 2, c: 1 });
    expect(byName(occurred)).toEqual({ a: 3, b: 3, c: 2 });
  });
});
