import { describe, expect, it } from 'vitest';
import { carriedOrdersMax } from '../limits.ts';
import { carryOver } from './carry-over.ts';
import type { RelationChange } from './relation-change.ts';

const change = (fields: Partial<RelationChange>): RelationChange => ({
  kind: 'presence',
  activity: 1,
  other: -1,
  before: 1,
  since: 0,
  orders: 5,
  ...fields,
});
const way = (trace: readonly number[], count = 10) => ({ trace, count });

describe('what a version takes over from the one before', () => {
  it('[CH7] a step that is gone is gone from all ways', () => {
    expect(carryOver([way([0, 1, 2])], [change({})], [])).toEqual([way([0, 2])]);
  });

  it('[CH7] a step that became optional is left in as many orders as have it now', () => {
    const carried = carryOver([way([0, 1, 2])], [change({ since: 0.6 })], []);
    expect(carried).toEqual([way([0, 1, 2], 6), way([0, 2], 4)]);
  });

  it('[CH7] a new step is put where the orders since have it; where they tell no place, the way is left out', () => {
    const inserted = change({ activity: 9, before: 0, since: 1 });
    const since = [
      [0, 9, 1, 2],
      [0, 9, 2, 1],
    ];
    expect(carryOver([way([0, 2, 1]), way([7, 8])], [inserted], since)).toEqual([way([0, 9, 2, 1])]);
  });

  it('[CH7] steps that changed places do so as the orders since have them', () => {
    const swapped = change({ kind: 'order', activity: 1, other: 3 });
    const since = [[0, 2, 3, 1, 4]];
    expect(carryOver([way([0, 1, 2, 3, 4])], [swapped], since)).toEqual([way([0, 2, 3, 1, 4])]);
  });

  it('[CH7] a step that passes several others passes all of them', () => {
    const moved = [1, 2, 3].map((other) => change({ kind: 'order', activity: 0, other }));
    expect(carryOver([way([0, 1, 2, 3, 4])], moved, [[1, 2, 3, 0, 4]])).toEqual([way([1, 2, 3, 0, 4])]);
  });

  it('[CH7] is bounded, and each way keeps its share', () => {
    const many = carryOver([way([0, 1], 30_000), way([0, 2], 10_000)], [change({ activity: 5 })], []);
    expect(many).toEqual([way([0, 1], (carriedOrdersMax * 3) / 4), way([0, 2], carriedOrdersMax / 4)]);
  });
});
