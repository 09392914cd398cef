import { describe, expect, it } from 'vitest';
import { record } from '../../shared/event/testing/records.ts';
import { toActivity, toDurationMs, toElementId, toOrderId } from '../../shared/ids.ts';
import { createFeed } from '../feed.ts';
import { orderDetail } from './order-detail.ts';
import { ordersPage } from './order-list.ts';
import { at, createHarness, happyOrders, orderFlow, unconfigured, wallSeconds } from './testing/harness.ts';
import { createWatchedProcess } from './watched-process.ts';

const steps = new Map([[toActivity('payment-received'), toDurationMs(10_000)]]);
const withSla = { ...orderFlow, sla: { ...orderFlow.sla, steps } };
const byUrgency = { filter: '', sort: 'urgency', limit: 10 } as const;

describe('the ledger on the parallel order flow', () => {
  it('[A04] lists an order with one wait per open branch, since what enabled it', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    harness.mine();
    harness.event('stuck', 'order-placed', 400);
    harness.event('stuck', 'stock-reserved', 403);
    harness.settle(404);
    const page = ordersPage(harness.ledger, byUrgency);
    const [row] = page.ok ? page.value.orders : [];
    expect(row).toMatchObject({ id: 'stuck', state: 'in-flight', attention: 'none' });
    expect(row?.waitingFor.toSorted((a, b) => a.since - b.since)).toMatchObject([
      { anyOf: ['payment-received'], since: at(400), dueAt: at(410), limitKind: 'configured' },
      { anyOf: ['order-shipped'], since: at(403), dueAt: null, limitKind: null },
    ]);
  });

  it('[SL5] becomes at risk and overdue by the clock alone, and is counted at its step', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    harness.mine();
    harness.event('stuck', 'order-placed', 400);
    harness.settle(407);
    expect([harness.ledger.board.atRisk, harness.ledger.board.overdue]).toEqual([0, 0]);
    harness.settle(408);
    expect([harness.ledger.board.atRisk, harness.ledger.board.overdue]).toEqual([1, 0]);
    harness.settle(410);
    expect([harness.ledger.board.atRisk, harness.ledger.board.overdue]).toEqual([0, 1]);
    const payment = harness.ledger.board.countsAt(toElementId('step_payment-received'));
    expect(payment).toMatchObject({ waiting: 1, overdue: 1, classes: [0, 0, 0, 1, 0] });
    harness.event('stuck', 'payment-received', 411);
    harness.settle(411);
    expect(harness.ledger.board.overdue).toBe(0);
    expect(payment).toMatchObject({ waiting: 0, overdue: 0, classes: [0, 0, 0, 0, 0] });
  });

  it('[A14][A15][A22][B04] tells the whole story of one order', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    harness.mine();
    const detail = orderDetail(harness.ledger, 'happy-0-0');
    expect(detail?.events.map(({ activity, durationMs, position }) => [activity, durationMs, position.offset])).toEqual(
      [
        ['order-placed', null, 0],
        ['payment-received', 1000, 1],
        ['stock-reserved', 2000, 2],
        ['order-shipped', 1000, 3],
        ['order-completed', 1000, 4],
      ],
    );
    expect(detail?.steps.every(({ state }) => state === 'done')).toBe(true);
    expect(detail?.state).toBe('completed');
  });

  it('[OR2] closes orders by ends it inferred from quiet orders, with nothing configured', () => {
    const harness = createHarness(unconfigured);
    happyOrders(harness, 12);
    harness.event('open', 'order-placed', 130);
    harness.settle(300);
    expect(harness.ledger.book.totals).toMatchObject({ completed: 12, 'in-flight': 1 });
    expect(harness.ledger.book.get(toOrderId('happy-0-0'))?.status).toBe('completed');
  });
});

describe('what orders add up to', () => {
  it('[EV15] rejects an event dated more than a day ahead, takes the record for one dated hours ahead, and goes on', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', wallSeconds + 2 * 86_400);
    harness.event('b', 'order-placed', wallSeconds + 7_200);
    expect(harness.ledger.rejections.groups()).toMatchObject([{ reason: 'bad-time', count: 1 }]);
    expect(harness.ledger.book.get(toOrderId('b'))?.startedAt).toBe(at(wallSeconds));
  });

  it('[A29] counts an expired order at the step it waited for', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    harness.mine();
    for (const [type, second] of [
      ['order-placed', 400],
      ['stock-reserved', 401],
      ['order-expired', 460],
    ] as const) {
      harness.event('stuck', type, second);
    }
    harness.settle(461);
    expect([...harness.ledger.expiredAt]).toEqual([['payment-received', 1]]);
    expect(orderDetail(harness.ledger, 'stuck')?.missing).toEqual(['Payment received', 'Order shipped']);
    expect(harness.ledger.book.totals.expired).toBe(1);
  });

  it('[OR5][A21] tells events in the order they stand in, whatever the clocks of their services say', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 10);
    harness.event('a', 'payment-received', 12, { lifecycle: 'start' });
    harness.event('a', 'stock-reserved', 9);
    harness.event('a', 'payment-received', 13);
    harness.event('a', 'order-completed', 11);
    harness.event('a', 'order-shipped', 8);
    const told = orderDetail(harness.ledger, 'a')?.events.map(({ position, flags }) => [position.offset, flags]);
    expect(told).toEqual([
      [0, []],
      [1, []],
      [2, []],
      [3, []],
      [4, []],
      [5, ['after-end']],
    ]);
  });

  it('[GW13] counts rejections per reason over all services and topics', () => {
    const harness = createHarness();
    const withoutType = (source: string, offset: number) => record({ value: { orderId: 'a', source }, offset });
    harness.ingest(withoutType('shop', 0));
    harness.ingest(withoutType('shop', 1));
    harness.ingest(withoutType('stock', 2));
    const process = createWatchedProcess(harness.ledger, createFeed());
    expect([...process.metrics().rejected]).toEqual([['no-type', 3]]);
  });

  it('[SL6] counts nothing twice, and nothing below nothing, when orders are folded anew', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    harness.mine();
    harness.event('a', 'order-placed', 400, { partition: 0 });
    harness.event('a', 'order-shipped', 405, { partition: 1 });
    harness.settle(430);
    harness.event('a', 'stock-reserved', 403, { partition: 2 });
    harness.settle(431);
    const counts = [...(harness.ledger.board.replayer?.paths.graph.nodes ?? [])].map(({ id }) =>
      harness.ledger.board.countsAt(id),
    );
    expect(counts.reduce((sum, one) => sum + (one?.waiting ?? 0), 0)).toBe(1);
    expect(harness.ledger.board.overdue).toBe(1);
    harness.event('a', 'payment-received', 432);
    harness.event('a', 'order-completed', 433);
    harness.settle(434);
    expect(counts.every((one) => one === undefined || (one.waiting === 0 && one.overdue === 0))).toBe(true);
    expect(harness.ledger.board.overdue).toBe(0);
  });
});

describe('orders that are folded anew', () => {
  it('[A13] never let the share within limits or the count of expired drift, whatever was mined in between', () => {
    const harness = createHarness(withSla);
    happyOrders(harness, 20);
    for (const [order, second] of [
      ['x', 300],
      ['y', 310],
    ] as const) {
      harness.event(order, 'order-placed', second, { partition: 0 });
      harness.event(order, 'order-expired', second + 50, { partition: 0 });
    }
    harness.mine();
    for (let index = 0; index < 10; index++)
      harness.event('x', `late-note-${index}`, 320 + index, { partition: 1 + index });
    harness.settle(400);
    expect([...harness.ledger.expiredAt.values()].reduce((sum, count) => sum + count, 0)).toBe(2);
    expect([...harness.ledger.expiredAt.values()].every((count) => count >= 0)).toBe(true);
    expect(harness.ledger.series.withinSla()).toBeCloseTo(20 / 22, 5);
  });

  it('[A04] pages of orders with equal keys neither lose nor repeat one', () => {
    const harness = createHarness();
    for (let index = 0; index < 300; index++) harness.event(`o${index}`, 'order-placed', 0);
    harness.settle(1);
    for (const sort of ['urgency', 'age', 'started', 'waiting', 'id'] as const) {
      const seen = new Set<string>();
      for (let cursor: string | undefined = '0'; cursor !== undefined; ) {
        const page = ordersPage(harness.ledger, { filter: '', sort, limit: 50, cursor });
        if (!page.ok) throw new Error(page.failure);
        for (const { id } of page.value.orders) seen.add(id);
        cursor = page.value.nextCursor ?? undefined;
      }
      expect(seen.size).toBe(300);
    }
  });
});
