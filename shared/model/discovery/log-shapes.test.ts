import { describe, expect, test } from 'vitest';
import { toActivity } from '../../ids.ts';
import { logOf } from '../testing/simulate.ts';
import { canonicalLog, heaviest, projectLog, representative } from './coded-log.ts';
import { groupRuns } from './group-runs.ts';
import { flatPrefixTree } from './prefix-tree.ts';
import { componentsOf } from './union-find.ts';

const words = (...orders: readonly string[]) => canonicalLog(logOf(orders.map((order) => [...order])));

describe('logs in their canonical order', () => {
  test('[MO1] activities by orders, then by name; variants by weight, then by trace; names said twice become one', () => {
    const log = canonicalLog({
      activities: logOf([['b', 'a', 'c', 'a']]).activities.concat(logOf([['a']]).activities),
      variants: [
        { trace: [2, 1], count: 1 },
        { trace: [3, 0], count: 2 },
        { trace: [1, 0], count: 3 },
        { trace: [0], count: 0 },
      ],
    });
    expect(log).toEqual({
      activities: ['a', 'b', 'c'],
      variants: [
        { trace: [0, 1], count: 5 },
        { trace: [2, 0], count: 1 },
      ],
    });
  });

  test('[MO3] seen through some activities, equal traces are merged', () => {
    expect(projectLog(words('abc', 'acb', 'bc'), [1]).variants).toEqual([{ trace: [0], count: 3 }]);
  });

  test('[MO17] only the heaviest variants, at least one, whatever their length', () => {
    const { variants } = words('abc', 'abc', 'ac', 'ab');
    expect(heaviest(variants, 2, 100)).toHaveLength(2);
    expect(heaviest(variants, 10, 5)).toHaveLength(2);
    expect(heaviest(variants, 10, 1)).toHaveLength(1);
  });

  test('[MO17] a variant that does not fit costs no other its place, unless it outweighs them all', () => {
    const [endless, short, other] = [
      { trace: new Array<number>(50).fill(0), count: 3 },
      { trace: [0, 1], count: 3 },
      { trace: [0, 2], count: 1 },
    ];
    expect(heaviest([endless, short, other], 10, 10)).toEqual([short, other]);
    expect(heaviest([short, endless, other], 10, 10)).toEqual([short, other]);
    expect(heaviest([endless, other], 10, 10)).toEqual([endless]);
    expect(heaviest([], 10, 10)).toEqual([]);
  });

  test('[MO17] what the heaviest variants lack is taken from the heaviest that have it, also from before the last one kept', () => {
    const variants = [
      { trace: [0], count: 4 },
      { trace: [3, 3, 3], count: 3 },
      { trace: [1], count: 2 },
      { trace: [0, 2], count: 1 },
    ];
    const activities = ['a', 'b', 'c', 'd'].map(toActivity);
    expect(representative({ activities, variants }, 10, 2)).toEqual([0, 2, 1, 3].map((rank) => variants[rank]));
  });
});

describe('prefix tree', () => {
  test('[MO8] one node per prefix in preorder, with what ends and what goes on there', () => {
    const tree = flatPrefixTree(words('ab', 'ab', 'ac', 'a').variants);
    expect([...tree.step.slice(0, tree.size)]).toEqual([-1, 0, 1, 2]);
    expect([...tree.subtreeEnd]).toEqual([4, 4, 3, 4]);
    expect([...tree.ended.slice(0, tree.size)]).toEqual([0, 1, 2, 1]);
    expect([...tree.passed.slice(0, tree.size)]).toEqual([4, 3, 0, 0]);
    expect([tree.orders, tree.events, tree.depthMax]).toEqual([4, 7, 2]);
  });
});

describe('runs of a group', () => {
  test('[MO4] interleaved members make one run where its middle is', () => {
    const log = words('apsqe', 'apsqe', 'aspqe');
    const code = (letter: string): number => log.activities.findIndex((activity) => String(activity) === letter);
    const groups = [[code('a')], [code('e')], ['p', 'q', 's'].map(code).sort()];
    expect(groupRuns(log, groups).runs).toEqual([{ trace: [0, 2, 1], count: 3 }]);
    expect(groupRuns(log, groups).inside[2]).toHaveLength(2);
  });

  test('[MO8] a group entered again with a repeat makes two runs', () => {
    const log = words('apqrpqe', 'apqe');
    const code = (letter: string): number => log.activities.findIndex((activity) => String(activity) === letter);
    const groups = [['p', 'q'].map(code).sort(), [code('a')], [code('e')], [code('r')]];
    expect(groupRuns(log, groups).runs.map(({ trace }) => trace)).toEqual([
      [1, 0, 2],
      [1, 0, 3, 0, 2],
    ]);
  });
});

test('[MO4] components hold what is linked in any number of steps', () => {
  expect(componentsOf(5, (a, b) => b - a === 2)).toEqual([
    [0, 2, 4],
    [1, 3],
  ]);
});
