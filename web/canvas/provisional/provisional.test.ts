import { expect, test } from 'vitest';
import { provisionalNote } from './provisional.ts';

test.each([
  [1, 'new, seen in 1 order'],
  [2, 'new, seen in 2 orders'],
])('[UI60] a step that may be an accident says in how many orders it was seen', (orders, note) => {
  expect(provisionalNote({ orders })).toBe(note);
});
