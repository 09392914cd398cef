import { expect, test } from 'vitest';
import { nextStuck } from './next-stuck.ts';

const rows = (...ids: readonly string[]) => ids.map((id) => ({ id, generation: 1 }));
const open = (id: string) => ({ id, generation: null });

test('[UI40] the next stuck order is the one after the open one, and round again', () => {
  expect(nextStuck(rows('a', 'b'), null)).toEqual(open('a'));
  expect(nextStuck(rows('a', 'b'), open('a'))).toEqual(open('b'));
  expect(nextStuck(rows('a', 'b'), open('b'))).toEqual(open('a'));
  expect(nextStuck(rows('a', 'b'), open('healthy'))).toEqual(open('a'));
  expect(nextStuck([{ id: 'a', generation: 2 }], null)).toEqual({ id: 'a', generation: 2 });
});

test('[UI40] where nothing is stuck, or nothing else, that is said', () => {
  expect(nextStuck([], null)).toBe('No order is stuck.');
  expect(nextStuck([], open('a'))).toBe('No order is stuck.');
  expect(nextStuck(rows('a'), open('a'))).toBe('No other order is stuck.');
});
