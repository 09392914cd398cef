import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toActivity } from '../ids.ts';
import { pairStatistics } from '../model/discovery/pair-statistics.ts';
import { createPairTables, type PairTables } from './pair-tables.ts';
import { createShapeReader } from './trace-shape.ts';

const traces = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 10 }), {
  minLength: 1,
  maxLength: 30,
});

function count(all: readonly (readonly number[])[]): PairTables {
  const read = createShapeReader();
  const tables = createPairTables();
  for (const trace of all) tables.add(trace, read(trace), 1);
  return tables;
}

function rows(values: Float64Array, size: number, activities: number): number[][] {
  return Array.from({ length: activities }, (_, a) => [...values.subarray(a * size, a * size + activities)]);
}

const comesFirst = (trace: readonly number[], a: number, b: number): boolean =>
  trace.includes(a) && trace.includes(b) && trace.indexOf(a) < trace.indexOf(b);

describe('the pair tables', () => {
  it('[CH1] count order by order what a count over all of them gives', () => {
    fc.assert(
      fc.property(traces, (all) => {
        const tables = count(all);
        const batch = pairStatistics({
          activities: Array.from({ length: tables.activities }, (_, index) => toActivity(`${index}`)),
          variants: all.map((trace) => ({ trace, count: 1 })),
        });
        expect(tables.orders).toBe(batch.orders);
        expect([...tables.occurrences.subarray(0, tables.activities)]).toEqual([...batch.occurrences]);
        expect(rows(tables.directlyFollows, tables.size, tables.activities)).toEqual(
          rows(batch.directlyFollows, batch.size, batch.size),
        );
      }),
    );
  });

  it('[CH1] put every two activities of an order in one order, by first occurrence', () => {
    fc.assert(
      fc.property(traces, (all) => {
        const tables = count(all);
        const expected = Array.from({ length: tables.activities }, (_, a) =>
          Array.from({ length: tables.activities }, (_, b) => all.filter((trace) => comesFirst(trace, a, b)).length),
        );
        expect(rows(tables.firstBefore, tables.size, tables.activities)).toEqual(expected);
      }),
    );
  });

  it('[CH1] know repeats, and pass over activities beyond their bound', () => {
    const tables = count([
      [0, 1, 0],
      [0, 0],
      [0, 5_000_000, 1],
    ]);
    expect([...tables.repeated.subarray(0, 2)]).toEqual([2, 0]);
    expect(tables.activities).toBe(2);
  });
});
