import { describe, expect, it } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { isExpiryOf, isInferredStart, isInferredTerminal, outcomeByName } from './outcome.ts';

describe('ends by name', () => {
  it.each([
    ['order-completed', 'completed'],
    ['OrderExpiredEvent', 'expired'],
    ['order.timed_out', 'expired'],
    ['order-cancelled', 'cancelled'],
    ['OrderCanceled', 'cancelled'],
    ['payment-declined', 'failed'],
    ['Reject request', 'completed'],
  ])('[OR2] %s ends as %s', (name, outcome) => {
    expect(outcomeByName(toActivity(name))).toBe(outcome);
  });

  it.each([
    ['order-expired', 'order-placed', true],
    ['OrderExpiredEvent', 'OrderPlacedEvent', true],
    ['order.timed.out', 'order.placed', true],
    ['payment-expired', 'order-placed', false],
    ['expired', 'placed', false],
    ['order-completed', 'order-placed', false],
  ])('[OR12] %s as the expiry of %s: %s', (name, start, expected) => {
    expect(isExpiryOf(toActivity(name), new Set<Activity>([toActivity(start)]))).toBe(expected);
  });

  it('[OR2][OR4] wants three orders and nearly all of them', () => {
    expect([isInferredTerminal(2, 2), isInferredTerminal(3, 3), isInferredTerminal(94, 100)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([isInferredStart(2, 2), isInferredStart(3, 3), isInferredStart(79, 100)]).toEqual([false, true, false]);
  });
});
