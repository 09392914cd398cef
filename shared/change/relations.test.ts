import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPairTables, type PairTables } from './pair-tables.ts';
import {
  before,
  flippedActivities,
  hidden,
  mandatory,
  noRelations,
  optional,
  parallel,
  relationsOf,
} from './relations.ts';
import { createShapeReader } from './trace-shape.ts';

function tablesOf(ways: readonly (readonly [trace: readonly number[], orders: number])[]): PairTables {
  const read = createShapeReader();
  const tables = createPairTables();
  for (const [trace, orders] of ways) tables.add(trace, read(trace), orders);
  return tables;
}

describe('thresholded relations', () => {
  it('[CH2] tell mandatory, optional and too rare activities apart', () => {
    const { presence } = relationsOf(
      tablesOf([
        [[0, 1], 7_000],
        [[0], 3_000],
        [[0, 2], 1],
      ]),
      noRelations,
    );
    expect([...presence]).toEqual([mandatory, optional, hidden]);
  });

  it('[CH2] tell an order that noise turns round from concurrency', () => {
    const sequence = relationsOf(
      tablesOf([
        [[0, 1], 980],
        [[1, 0], 20],
      ]),
      noRelations,
    );
    const both = relationsOf(
      tablesOf([
        [[0, 1], 18],
        [[1, 0], 7],
      ]),
      noRelations,
    );
    expect([sequence.order[1], both.order[1]]).toEqual([before, parallel]);
  });

  it('[CH2] stay as they were where the evidence lies around a threshold', () => {
    const clearlyOptional = relationsOf(
      tablesOf([
        [[0, 1], 900],
        [[0], 100],
      ]),
      noRelations,
    );
    const onTheEdge = tablesOf([
      [[0, 1], 9_610],
      [[0], 390],
    ]);
    expect(relationsOf(onTheEdge, clearlyOptional).presence[1]).toBe(optional);
    expect(relationsOf(onTheEdge, noRelations).presence[1]).not.toBe(optional);
  });

  it('[CH2] do not flip while the same orders come again', () => {
    const way = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(way, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 8 }), (ways) => {
        const now = relationsOf(tablesOf(ways), noRelations);
        expect(flippedActivities(now, relationsOf(tablesOf(ways), now)).size).toBe(0);
      }),
    );
  });

  it('[CH2] name the activities whose relations differ', () => {
    const swapped = relationsOf(tablesOf([[[0, 2, 1], 100]]), noRelations);
    const usual = relationsOf(tablesOf([[[0, 1, 2], 100]]), noRelations);
    expect([...flippedActivities(usual, swapped)].sort()).toEqual([0, 1, 2]);
    expect(flippedActivities(usual, usual).size).toBe(0);
  });
});
