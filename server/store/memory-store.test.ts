import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../shared/event/record.ts';
import { record } from '../../shared/event/testing/records.ts';
import { createMemoryStore } from './memory-store.ts';
import { packRecords } from './record-block.ts';
import type { Store } from './store.ts';

const append = (store: Store, ...[first, ...others]: SourceRecord[]): void => {
  if (first !== undefined) store.append(first.topic, first.partition, packRecords([first, ...others]));
};

describe('the history in memory', () => {
  it('[HI1] gives back what a record held, byte for byte', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    const headers = fc.dictionary(fc.string({ minLength: 1 }), text, { maxKeys: 3, noNullPrototype: true });
    const parts = fc.record({ key: fc.option(text), value: fc.option(text), headers, timestamp: fc.nat() });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 200 }), (logged) => {
        const store = createMemoryStore();
        for (const [index, fields] of logged.entries())
          append(store, record({ ...fields, offset: index * 3, partition: index % 2 }));
        for (const [index, fields] of logged.entries())
          expect(store.read('orders', index % 2, index * 3)).toEqual(fields);
        expect(store.read('orders', 0, 1)).toBeNull();
        expect(store.read('others', 0, 0)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('[HI2] gives up the oldest of the partition that holds most when it is full', () => {
    const store = createMemoryStore(100_000);
    const value = 'x'.repeat(1_000);
    append(store, record({ value, partition: 1 }));
    for (let offset = 0; offset < 1_000; offset++) append(store, record({ value, offset }));
    expect(store.read('orders', 1, 0)?.value).toBe(value);
    expect(store.read('orders', 0, 999)?.value).toBe(value);
    expect(store.read('orders', 0, 0)).toBeNull();
  });

  it('[HI2] keeps nothing where it may keep nothing, and the latest of records larger than it may hold', () => {
    const none = createMemoryStore(0);
    append(none, record());
    expect(none.read('orders', 0, 0)).toBeNull();
    const value = 'ü'.repeat(50_000);
    const small = createMemoryStore(200_000);
    for (let offset = 0; offset < 5; offset++) append(small, record({ value, offset }));
    expect([3, 4].map((offset) => small.read('orders', 0, offset)?.value === value)).toEqual([false, true]);
  });
});
