import { toActivity } from '../../shared/ids.ts';
import { elementIdOf } from '../../shared/model/element-id.ts';
import type { OrderDetail, OrderRow } from '../../shared/protocol/http.ts';
import { labelOf } from '../canvas/testing/order-model.fixture.ts';

const startedAt = Date.now();
const second = 1_000;
const limits: Readonly<Record<string, number>> = { payment: 600, shipping: 480 };
const elementOf = (activity: string) => elementIdOf(toActivity(activity));

/** The design's list: nine overdue, thirteen and nine at risk, the others in time. */
const waits: readonly (readonly [step: string, waitedS: number])[] = [
  ...[2832, 1864, 1360, 1097, 1012, 789, 691].map((waitedS) => ['payment', waitedS] as const),
  ...[581, 502].map((waitedS) => ['shipping', waitedS] as const),
  ...Array.from({ length: 13 }, (_, i) => ['payment', 596 - i * 8] as const),
  ...Array.from({ length: 9 }, (_, i) => ['shipping', 474 - i * 9] as const),
  ...Array.from({ length: 1_173 }, (_, i) => [i % 7 === 3 ? 'payment' : 'shipping', 379 - (i % 375)] as const),
];

export const fixtureOrders: readonly OrderRow[] = waits
  .map(([step, waitedS], index) => orderRow(step, waitedS, index))
  .sort((a, b) => dueOf(a) - dueOf(b));

function dueOf(order: OrderRow): number {
  return order.waitingFor[0]?.dueAt ?? 0;
}

function orderRow(step: string, waitedS: number, index: number): OrderRow {
  const since = startedAt - waitedS * second;
  const limitS = limits[step] ?? 600;
  const attention = waitedS > limitS ? 'overdue' : waitedS > limitS * 0.8 ? 'at-risk' : 'none';
  return {
    id: index === 0 ? '7f3a91c4' : hash(index),
    generation: 1,
    state: 'in-flight',
    attention,
    partial: index % 17 === 12,
    startedAt: since,
    lastEventAt: since + 52 * second,
    closedAt: null,
    dueAt: null,
    waitingFor: [
      {
        anyOf: [step],
        labels: [labelOf(step)],
        since,
        dueAt: since + limitS * second,
        limitKind: 'configured',
        element: elementOf(step),
      },
    ],
    late: 0,
  };
}

function hash(index: number): string {
  return (Math.imul(index + 41, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
}

/** One order in full, as in the design's second picture: stock and shipping done, payment missing. */
export function fixtureDetail(row: OrderRow): OrderDetail {
  const placed = row.startedAt;
  const times = { 'order-placed': 0, stock: 12, shipping: 52 } as const;
  const events = Object.entries(times).map(([activity, atS], index) => ({
    activity,
    label: labelOf(activity),
    element: elementOf(activity),
    lifecycle: 'complete',
    at: placed + atS * second + 412,
    source: activity === 'order-placed' ? 'order-service' : `${activity}-service`,
    eventId: null,
    correlationId: index === 2 ? 'c1f0aa31-9e2a' : null,
    position: { topic: 'orders', partition: 7, offset: 8_811_190 + index * 7 },
    flags: [],
    durationMs: index === 0 ? null : (index === 1 ? 12 : 40) * second,
    since: index === 0 ? null : placed + (index === 1 ? 0 : 12) * second + 412,
    payload: { amount: '149.00 EUR', address: '•••' },
    headers: null,
  }));
  const step = (activity: string, state: 'done' | 'waiting' | 'blocked' | 'not-taken', atS: number | null) => ({
    activity,
    label: labelOf(activity),
    element: elementOf(activity),
    state,
    service: `${activity}-service`,
    since: state === 'blocked' ? null : placed + (activity === 'shipping' ? 12_412 : 412),
    at: atS === null ? null : placed + atS * second + 412,
    dueAt: state === 'waiting' ? placed + 600 * second : null,
    limitKind: state === 'waiting' ? ('configured' as const) : null,
    p50Ms: 2_900,
    p95Ms: 4_100,
    othersWaiting: state === 'waiting' ? 31 : 0,
    othersOverdue: state === 'waiting' ? 8 : 0,
    lastSeenAt: placed + 2 * second,
  });
  return {
    ...row,
    generations: 1,
    modelVersion: 14,
    steps: [
      { ...step('order-placed', 'done', 0), since: null },
      step('payment', 'waiting', null),
      step('stock', 'done', 12),
      step('shipping', 'done', 52),
      step('order-completed', 'blocked', null),
      step('order-cancelled', 'not-taken', null),
    ],
    events,
    path: {
      done: ['order-placed', 'stock', 'shipping'].map(elementOf),
      waiting: [elementOf('payment')],
      stopped: [],
      blocked: [elementOf('order-completed')],
      needs: { [elementOf('order-completed')]: ['Payment'] },
    },
    asOf: Date.now(),
  };
}
