import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeInTimeOrder, type Timed } from './time-order.ts';

const start = Date.UTC(2000, 0, 1);
const item = (sequence: string, at: number | null) => ({ sequence, at });
const secondsOf = (items: readonly Timed[], fileOrder: 'traces' | 'events') =>
  mergeInTimeOrder(items, fileOrder).map((merged) => [merged.item.sequence, (merged.at - start) / 1_000]);

test('[SO17] without times the events of a trace are one second apart, and so are the beginnings of traces', () => {
  const items = [item('a', null), item('a', null), item('a', null), item('b', null), item('b', null)];
  expect(secondsOf(items, 'traces')).toEqual([
    ['a', 0],
    ['a', 1],
    ['b', 1],
    ['a', 2],
    ['b', 2],
  ]);
});

test('[SO17] without times the events of a file of events are one second apart in its order', () => {
  expect(secondsOf([item('b', null), item('a', null), item('b', null)], 'events')).toEqual([
    ['b', 0],
    ['a', 1],
    ['b', 2],
  ]);
});

test('[SO17] an event without a time happens when the one before it in its trace did', () => {
  const items = [item('a', null), item('a', start + 5_000), item('a', null), item('b', start + 2_000)];
  expect(secondsOf(items, 'traces')).toEqual([
    ['a', 2],
    ['b', 2],
    ['a', 5],
    ['a', 5],
  ]);
});

test('[SO17] any log: nothing lost, times never go back, every sequence keeps its order', () => {
  const anyItem = fc.record({ sequence: fc.constantFrom('a', 'b', 'c'), at: fc.option(fc.nat(100)) });
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 60 }), fc.constantFrom('traces', 'events'), (items, fileOrder) => {
      const merged = mergeInTimeOrder(items, fileOrder);
      expect(merged).toHaveLength(items.length);
      merged.forEach(({ at, item: { at: ownAt } }, index) => {
        expect(at).toBeGreaterThanOrEqual(merged[index - 1]?.at ?? Number.NEGATIVE_INFINITY);
        if (ownAt !== null) expect(at).toBeGreaterThanOrEqual(ownAt);
      });
      for (const sequence of ['a', 'b', 'c']) {
        const of = (all: readonly Timed[]) => all.filter((each) => each.sequence === sequence);
        expect(of(merged.map((each) => each.item))).toEqual(of(items));
      }
    }),
  );
});
