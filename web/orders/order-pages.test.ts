import { expect, test } from 'vitest';
import type { OrderPage } from '../../shared/protocol/http.ts';
import { pageOfRow, replacePages, rowsOf } from './order-pages.ts';
import { anOrder } from './testing/order.fixture.ts';

const page = (...ids: string[]): OrderPage => ({
  orders: ids.map((id) => anOrder({ id })),
  total: 9,
  start: 0,
  nextCursor: `after ${ids.at(-1)}`,
  asOf: null,
});
const held = {
  pages: [page('a', 'b'), page('c', 'd'), page('e', 'f')],
  cursors: [null, 'after b', 'after d'],
};

test('[UI21] what was asked anew replaces the pages in sight; those above stay, those below are dropped', () => {
  const fresh = { pages: [page('c', 'x')], cursors: ['after b'] };
  const next = replacePages(held, 1, fresh);
  expect(rowsOf(next.pages).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'x']);
  expect(next.cursors).toEqual([null, 'after b']);
  expect(next.pages[0]).toBe(held.pages[0]);
});

test('[UI21] a row is found on its page, one beyond the end on the last', () => {
  expect([0, 1, 2, 5, 99].map((row) => pageOfRow(held.pages, row))).toEqual([0, 0, 1, 2, 2]);
  expect(pageOfRow([], 3)).toBe(0);
});

test('[UI21] an order that moved between two asks stands once, as the later answer has it', () => {
  const moved = { ...page('c'), orders: [anOrder({ id: 'a', attention: 'overdue' })] };
  const rows = rowsOf([page('a', 'b'), moved]);
  expect(rows.map(({ id, attention }) => [id, attention])).toEqual([
    ['a', 'overdue'],
    ['b', 'none'],
  ]);
  const generations = { ...page('a'), orders: [anOrder({ id: 'a' }), anOrder({ id: 'a', generation: 2 })] };
  expect(rowsOf([generations])).toHaveLength(2);
});
