import type { OrderDetail, OrderEventRow, OrderRow, StepState, WaitEntry } from '../../../shared/protocol/http.ts';

/** Times are told in seconds after the order was placed at this instant. */
export const placedAt = Date.UTC(2024, 4, 16, 10, 2, 11);
export const after = (seconds: number): number => placedAt + seconds * 1_000;

export const aWait = (overrides: Partial<WaitEntry> = {}): WaitEntry => ({
  anyOf: ['PaymentReceived'],
  labels: ['Payment received'],
  since: placedAt,
  dueAt: after(600),
  limitKind: 'configured',
  element: 'step_PaymentReceived',
  ...overrides,
});

export const anOrder = (overrides: Partial<OrderRow> = {}): OrderRow => ({
  id: '7f3a91c4',
  generation: 1,
  state: 'in-flight',
  attention: 'none',
  partial: false,
  startedAt: placedAt,
  lastEventAt: placedAt,
  closedAt: null,
  dueAt: null,
  waitingFor: [aWait()],
  late: 0,
  ...overrides,
});

export const anEvent = (activity: string, atS: number, overrides: Partial<OrderEventRow> = {}): OrderEventRow => ({
  activity,
  label: activity,
  element: `step_${activity}`,
  lifecycle: 'complete',
  at: after(atS),
  source: `${activity}-service`,
  eventId: null,
  correlationId: null,
  position: { topic: 'orders', partition: 7, offset: atS },
  flags: [],
  durationMs: null,
  since: null,
  payload: null,
  headers: null,
  ...overrides,
});

export const aStepState = (activity: string, overrides: Partial<StepState> = {}): StepState => ({
  activity,
  label: activity,
  element: `step_${activity}`,
  state: 'done',
  service: `${activity}-service`,
  since: null,
  at: null,
  dueAt: null,
  limitKind: null,
  p50Ms: null,
  p95Ms: null,
  othersWaiting: 0,
  othersOverdue: 0,
  lastSeenAt: null,
  ...overrides,
});

/** The design's stuck order: placed, stock after 12 s, shipped after 52 s, payment due after ten minutes and missing. */
export const stuckOrder = (overrides: Partial<OrderDetail> = {}): OrderDetail => ({
  ...anOrder({ attention: 'overdue', lastEventAt: after(52) }),
  generations: 1,
  modelVersion: 14,
  steps: [
    aStepState('placed', { at: placedAt }),
    aStepState('PaymentReceived', {
      label: 'Payment received',
      state: 'waiting',
      service: 'payment-service',
      since: placedAt,
      dueAt: after(600),
      limitKind: 'configured',
      p50Ms: 2_900,
      p95Ms: 4_100,
      othersWaiting: 31,
      othersOverdue: 8,
      lastSeenAt: after(2),
    }),
    aStepState('stock', { since: placedAt, at: after(12) }),
    aStepState('shipping', { since: after(12), at: after(52) }),
    aStepState('completed', { state: 'blocked' }),
    aStepState('cancelled', { state: 'not-taken' }),
  ],
  events: [
    anEvent('placed', 0),
    anEvent('stock', 12, { since: placedAt }),
    anEvent('shipping', 52, { since: after(12) }),
  ],
  path: {
    done: [],
    waiting: ['step_PaymentReceived'],
    stopped: [],
    blocked: [],
    needs: { step_completed: ['Payment received'] },
  },
  asOf: after(2_832),
  ...overrides,
});

/** The same order expired after a quarter of an hour, still without its payment. */
export const expiredOrder = (overrides: Partial<OrderDetail> = {}): OrderDetail => {
  const { steps, events, path } = stuckOrder();
  return stuckOrder({
    state: 'expired',
    attention: 'none',
    closedAt: after(900),
    lastEventAt: after(900),
    waitingFor: [],
    missing: ['Payment received'],
    steps: [
      ...steps.map((step) => (step.state === 'waiting' ? { ...step, state: 'stopped' as const } : step)),
      aStepState('expired', { at: after(900) }),
    ],
    events: [...events, anEvent('expired', 900)],
    path: { ...path, waiting: [], stopped: ['step_PaymentReceived'] },
    ...overrides,
  });
};
