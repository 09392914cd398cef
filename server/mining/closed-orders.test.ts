import { describe, expect, it } from 'vitest';
import { createHarness, type Harness, unconfigured } from '../ledger/testing/harness.ts';
import { createClosedOrders } from './closed-orders.ts';

const done = ['order-placed', 'order-completed'];

function tell(harness: Harness, id: string, types: readonly string[], from: number): void {
  for (const [step, type] of types.entries()) harness.event(id, type, from + step);
}

describe('the orders that closed', () => {
  it('[CH13] are told once each, though a late event of another partition folds them anew', () => {
    const harness = createHarness();
    const closed = createClosedOrders(harness.ledger);
    const told: string[] = [];
    const look = (): void => {
      for (const { id } of closed.take().orders) told.push(id);
    };
    look();
    for (let index = 0; index < 20; index++) {
      harness.event(`o${index}`, 'order-placed', index * 10);
      harness.event(`o${index}`, 'order-completed', index * 10 + 5);
      look();
      harness.event(`o${index}`, 'payment-received', index * 10 + 2, { partition: 1 });
      look();
    }
    tell(harness, 'last', done, 999);
    look();
    expect(told).toEqual([...Array.from({ length: 20 }, (_, index) => `o${index}`), 'last']);
  });

  it('[CH13] are told anew only where the rule of a known activity changes, not where one comes with its rule', () => {
    const harness = createHarness();
    const closed = createClosedOrders(harness.ledger);
    tell(harness, 'first', done, 0);
    expect(closed.take()).toMatchObject({ anew: false, orders: [{ id: 'first' }] });
    tell(harness, 'second', ['order-placed', 'order-cancelled'], 10);
    expect(closed.take()).toMatchObject({ anew: false, orders: [{ id: 'second' }] });
  });

  it('[CH13] are told by their event times where an end is learned late, however they stand in the book', () => {
    const harness = createHarness(unconfigured);
    const { book } = harness.ledger;
    const closed = createClosedOrders(harness.ledger);
    let anewEver = false;
    let bunchedEver = false;
    for (let index = 0; index < 500; index++) {
      tell(
        harness,
        `o${index}`,
        ['placed', 'paid', ...(index % 10 === 9 ? ['parcel-back', 'refund'] : ['sent', 'done'])],
        10 * index,
      );
      if (index % 20 !== 19) continue;
      harness.settle(10 * index + 10);
      const { anew, orders } = closed.take();
      const starts = orders.map(({ startedAt }) => Number(startedAt));
      expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      const standing = [...book.closed].map(({ startedAt }) => Number(startedAt));
      anewEver ||= anew;
      bunchedEver ||= anew && standing.some((start, at) => start < (standing[at - 1] ?? 0));
    }
    expect([anewEver, bunchedEver]).toEqual([true, true]);
  });
});
