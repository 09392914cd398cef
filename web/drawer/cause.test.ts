import { describe, expect, test } from 'vitest';
import {
  after,
  anEvent,
  aStepState,
  aWait,
  expiredOrder,
  placedAt,
  stuckOrder,
} from '../orders/testing/order.fixture.ts';
import { causeOf } from './cause.ts';
import { quietSentence } from './quiet-sentence.ts';

describe('the cause line', () => {
  test('[UI29] names the event that is overdue, how many others are overdue there, and its sender', () => {
    expect(causeOf(stuckOrder(), after(2_832))).toEqual({
      tone: 'over',
      headline: 'Payment received is overdue by 37m\u00a012s.',
      also: null,
      others: 8,
      step: 'PaymentReceived',
      service: 'payment-service',
      lastSeenAt: after(2),
    });
  });

  test('[UI29] before the deadline it has not come yet; nothing is said of an order in time', () => {
    expect(causeOf(stuckOrder({ attention: 'at-risk' }), after(500))).toMatchObject({
      tone: 'risk',
      headline: 'Payment received has not come yet.',
    });
    expect(causeOf(stuckOrder({ attention: 'none' }), after(60))).toBeNull();
    expect(causeOf(stuckOrder({ state: 'completed', attention: 'none', waitingFor: [] }), after(60))).toBeNull();
  });

  test('[UI29] at a choice all alternatives are named', () => {
    const waiting = (...labels: string[]) => stuckOrder({ waitingFor: [aWait({ labels, anyOf: labels })] });
    expect(causeOf(waiting('Paid', 'Declined'), after(601))).toMatchObject({
      headline: 'Paid or Declined is overdue by 1s.',
      service: null,
      lastSeenAt: null,
    });
  });

  test('[UI29] of several waits the one due first is the cause', () => {
    const steps = [
      aStepState('slow', { state: 'waiting', since: placedAt, dueAt: after(900), othersOverdue: 5 }),
      aStepState('first', { state: 'waiting', since: placedAt, dueAt: after(60), othersOverdue: 2 }),
    ];
    const waitingFor = steps.map(({ activity, dueAt }) => aWait({ anyOf: [activity], labels: [activity], dueAt }));
    expect(causeOf(stuckOrder({ steps, waitingFor }), after(1_000))).toMatchObject({ step: 'first', others: 2 });
  });

  test('[UI29] several waits are all named: the overdue ones first, two by name, then how many more', () => {
    const waiting = (...dues: readonly number[]) =>
      stuckOrder({
        waitingFor: dues.map((dueS, index) => aWait({ labels: [`Step ${index + 1}`], dueAt: after(dueS) })),
      });
    const told = (...dues: readonly number[]) => {
      const cause = causeOf(waiting(...dues), after(100));
      return [cause?.headline, cause?.also].join(' ').trim();
    };
    expect(told(90, 95)).toBe('Step 1 and Step 2 are overdue.');
    expect(told(90, 95, 96, 97)).toBe('Step 1, Step 2 +2 are overdue.');
    expect(told(90, 200)).toBe('Step 1 is overdue by 10s. Step 2 has not come yet either.');
    expect(told(110, 120)).toBe('Step 1 and Step 2 have not come yet.');
  });

  test('[UI29] where only the time for the whole order is over, that is said, not that a step is', () => {
    const order = stuckOrder({ dueAt: after(300) });
    expect(causeOf(order, after(310))).toMatchObject({
      tone: 'over',
      headline: 'The whole order is overdue by 10s.',
      also: 'Payment received has not come yet.',
    });
  });

  test('[B16] never is said of ended orders only', () => {
    const open = [60, 599, 601, 2_832].map((nowS) => JSON.stringify(causeOf(stuckOrder(), after(nowS))));
    for (const told of open) expect(told).not.toContain('never');
    expect(quietSentence(expiredOrder(), after(2_000))).toBe(
      'Payment received never came; the order expired waiting for it.',
    );
    const failed = expiredOrder({ state: 'failed', missing: ['Paid', 'Stock'], events: [anEvent('Rejected', 900)] });
    expect(quietSentence(failed, after(2_000))).toBe('Ended with Rejected; Paid and Stock never came.');
    expect(quietSentence(expiredOrder({ missing: [] }), after(2_000))).toBe('Ended with expired.');
  });

  test('[UI29] a result for an expired order is the cause itself', () => {
    const events = [anEvent('placed', 0), anEvent('Payment received', 1_400, { flags: ['late'] })];
    const order = expiredOrder({ attention: 'manual', events });
    expect(causeOf(order, after(2_000))).toMatchObject({
      tone: 'over',
      headline: 'Payment received came 8m\u00a020s after the order had expired.',
      also: 'A person has to decide what becomes of it.',
      lastSeenAt: after(1_400),
      step: null,
    });
  });
});
