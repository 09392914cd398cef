import { describe, expect, test } from 'vitest';
import { attentions, orderStatuses } from '../../shared/order/state.ts';
import { orderLook, rowTimes, shortId, urgentWait, waitName } from './order-look.ts';
import { after, anOrder, aWait } from './testing/order.fixture.ts';

describe('how an order looks', () => {
  test('[UI4] no two states share icon and word, and what wants a look is said before the state', () => {
    const looks = orderStatuses.map((state) => orderLook({ state, attention: 'none' }));
    const attentionLooks = attentions.slice(1).map((attention) => orderLook({ state: 'in-flight', attention }));
    const all = [...looks, ...attentionLooks];
    expect(new Set(all.map(({ icon }) => icon)).size).toBe(all.length);
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length);
    expect(orderLook({ state: 'expired', attention: 'manual' }).label).toBe('Manual');
  });

  test('[UI7] the wait due first is told; without a limit the oldest', () => {
    const late = aWait({ labels: ['Late'], dueAt: after(900) });
    const soon = aWait({ labels: ['Soon'], dueAt: after(60) });
    const none = aWait({ labels: ['None'], dueAt: null });
    const older = aWait({ labels: ['Older'], dueAt: null, since: after(-60) });
    expect(urgentWait({ waitingFor: [none, late, soon] })).toBe(soon);
    expect(urgentWait({ waitingFor: [none, older] })).toBe(older);
    expect(urgentWait({ waitingFor: [] })).toBeNull();
    expect(waitName(aWait({ labels: ['Paid', 'Declined'] }))).toBe('Paid or Declined');
  });

  test('[UI7] durations of a row: waited, due in, negative when over', () => {
    expect(rowTimes(anOrder(), after(2_832))).toEqual({
      waitingFor: 'Payment received',
      more: 0,
      waitedMs: 2_832_000,
      dueInMs: -2_232_000,
    });
    const twice = anOrder({ waitingFor: [aWait(), aWait({ dueAt: null })] });
    expect(rowTimes(twice, after(10)).more).toBe(1);
  });

  test('[UI7] before a model the order itself tells its times; clocks apart never give a negative wait', () => {
    const blank = anOrder({ waitingFor: [], lastEventAt: after(10), dueAt: after(100) });
    expect(rowTimes(blank, after(30))).toMatchObject({ waitingFor: '', waitedMs: 20_000, dueInMs: 70_000 });
    expect(rowTimes(blank, after(5)).waitedMs).toBe(0);
  });

  test('[UI7] in a list filtered by a step a row tells the wait for that step', () => {
    const stock = aWait({ anyOf: ['StockReserved'], labels: ['Stock reserved'], dueAt: after(900) });
    const order = anOrder({ waitingFor: [aWait(), stock] });
    expect(rowTimes(order, after(10), 'StockReserved')).toMatchObject({
      waitingFor: 'Stock reserved',
      dueInMs: 890_000,
    });
    expect(rowTimes(order, after(10), 'Other').waitingFor).toBe('Payment received');
  });

  test('[UI9] a long id is told by its beginning and its end', () => {
    expect(shortId('order-00003')).toBe('order-00003');
    expect(shortId('0b1f7c1e-2f6a-4f0e-9d57-3a6f1c9be2d4')).toBe('0b1f7c1e…e2d4');
  });

  test('[UI7] a closed order waits for nothing', () => {
    const closed = anOrder({ state: 'expired', closedAt: after(600) });
    expect(rowTimes(closed, after(700))).toMatchObject({ waitingFor: '', waitedMs: null, dueInMs: null });
  });
});
