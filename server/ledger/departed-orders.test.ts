import { describe, expect, it } from 'vitest';
import { toActivity, toEpochMs, toOrderId } from '../../shared/ids.ts';
import type { OrderEvent } from '../../shared/order/fold.ts';
import type { OrderStatus } from '../../shared/order/state.ts';
import { createOrderBook } from './order-book.ts';

const ends: Readonly<Record<string, OrderStatus>> = { completed: 'completed', expired: 'expired' };
const rules = {
  isStart: (activity: string) => activity === 'placed',
  outcomeOf: (activity: string) => (ends[activity] ?? null) as Exclude<OrderStatus, 'in-flight'> | null,
};

/** A book that keeps one closed order whole and remembers two more. */
function openBook() {
  const evicted: string[] = [];
  const ignore = (): void => {};
  const observer = {
    leaving: ignore,
    arrived: ignore,
    ended: ignore,
    evicted: ({ id }: { id: string }) => evicted.push(id),
  };
  const book = createOrderBook(rules, observer, { closedMax: 1, departedMax: 2 });
  let offset = 0;
  const apply = (id: string, activity: string, idHash: number) => {
    const event: OrderEvent = {
      activity: toActivity(activity),
      lifecycle: 'complete',
      at: toEpochMs(1_000 + offset),
      partition: 0,
      offset: offset++,
      idHash,
    };
    return book.apply(toOrderId(id), event);
  };
  const close = (id: string, end: string, idHash: number): void => {
    apply(id, 'placed', idHash);
    apply(id, end, idHash + 1);
  };
  return { book, evicted, apply, close };
}

describe('closed orders that have left memory', () => {
  it('[OR14] are told from new ones: duplicates stay duplicates, what comes after the end stays behind it', () => {
    const { book, evicted, apply, close } = openBook();
    close('a', 'expired', 10);
    close('b', 'completed', 20);
    expect(evicted).toEqual(['a']);
    expect(book.get(toOrderId('a'))).toBeUndefined();
    expect(apply('a', 'placed', 10)).toMatchObject({ kind: 'duplicate', order: null });
    expect(apply('a', 'shipped', 12)).toMatchObject({ kind: 'after-end', order: null, late: true });
    expect(apply('a', 'placed', 13)).toMatchObject({ kind: 'open', order: { generation: 2 } });
    expect(book.totals).toMatchObject({ 'in-flight': 1, expired: 1, completed: 1 });
  });

  it('[OR14] are forgotten oldest first, and then begin anew', () => {
    const { evicted, apply, close } = openBook();
    for (const [index, id] of ['a', 'b', 'c', 'd'].entries()) close(id, 'completed', 10 * (index + 1));
    expect(evicted).toEqual(['a', 'b', 'c']);
    expect(apply('b', 'placed', 20)).toMatchObject({ kind: 'duplicate' });
    expect(apply('a', 'placed', 10)).toMatchObject({ kind: 'open', order: { generation: 1 } });
  });
});
