import { describe, expect, test } from 'vitest';
import { after, anEvent, aStepState, aWait, placedAt, stuckOrder } from '../orders/testing/order.fixture.ts';
import { causeOf } from './cause.ts';

describe('the cause line', () => {
  test('[UI29] names the event that never came, how many wait for it, and its sender', () => {
    expect(causeOf(stuckOrder(), after(2_832))).toEqual({
      tone: 'over',
      headline: 'Payment received never came.',
      others: 31,
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
    expect(causeOf(waiting('Paid', 'Declined'), after(601))?.headline).toBe('Neither Paid nor Declined came.');
    expect(causeOf(waiting('A', 'B', 'C'), after(601))?.headline).toBe('None of A, B, C came.');
  });

  test('[UI29] of several waits the one due first is the cause', () => {
    const steps = [
      aStepState('slow', { state: 'waiting', since: placedAt, dueAt: after(900), othersWaiting: 5 }),
      aStepState('first', { state: 'waiting', since: placedAt, dueAt: after(60), othersWaiting: 2 }),
    ];
    const waitingFor = steps.map(({ activity, dueAt }) => aWait({ anyOf: [activity], labels: [activity], dueAt }));
    expect(causeOf(stuckOrder({ steps, waitingFor }), after(1_000))).toMatchObject({ step: 'first', others: 2 });
  });

  test('[UI29] a result for an expired order is the cause itself', () => {
    const events = [anEvent('placed', 0), anEvent('Payment received', 1_400, { flags: ['late'] })];
    const order = stuckOrder({ state: 'expired', attention: 'manual', waitingFor: [], events });
    expect(causeOf(order, after(2_000))).toMatchObject({
      tone: 'over',
      headline: 'Payment received came after the order had expired.',
      lastSeenAt: after(1_400),
      step: null,
    });
  });
});
