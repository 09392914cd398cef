import { expect } from 'vitest';
import type { Api } from './api.ts';
import { byKey, expectedOf, rowFacts, type WaitsOf, waitingPerStep } from './expected.ts';
import type { TrueOrder, Truth } from './truth.ts';

/** Summary, rejections, lists and metrics against the truth. */
export async function checkCounts(api: Api, truth: Truth): Promise<void> {
  const expected = expectedOf(truth);
  const { live, lag, orders, events } = await api.summary();
  expect({ live, lag, orders, events }).toEqual({ live: true, lag: 0, ...expected.summary });

  const { reasons } = await api.rejections();
  const counts = reasons.map(({ reason, source, count }) => [`${reason}, ${source}`, count] as const);
  expect(new Map(counts)).toEqual(expected.rejections);

  const filters = Object.keys(expected.totals);
  const totals = await Promise.all(filters.map(async (filter) => [filter, await api.total(filter)] as const));
  expect(Object.fromEntries(totals)).toEqual(expected.totals);
  expect(byKey(await api.allOrders(), rowFacts)).toEqual(expected.rows);
  await checkMetrics(api, truth);
}

async function checkMetrics(api: Api, { orders, accepted, late, rejected }: Truth): Promise<void> {
  const metrics = await api.metrics();
  const inState = (state: string): number => orders.filter((order) => order.state === state).length;
  expect(metrics.get('choreoscope_events_accepted_total{}')).toBe(accepted);
  expect(metrics.get('choreoscope_events_late_total{}')).toBe(late);
  expect(metrics.get('choreoscope_orders_completed_total{}')).toBe(inState('completed'));
  const sumOf = (name: string): number =>
    [...metrics].filter(([key]) => key.startsWith(`${name}{`)).reduce((sum, [, value]) => sum + value, 0);
  expect(sumOf('choreoscope_orders_expired_total')).toBe(inState('expired'));
  expect(sumOf('choreoscope_source_lag_records')).toBe(0);
  const perReason = new Map<string, number>();
  for (const [key, count] of rejected) {
    const reason = key.split(',')[0] ?? '';
    perReason.set(reason, (perReason.get(reason) ?? 0) + count);
  }
  for (const [reason, count] of perReason) {
    expect(metrics.get(`choreoscope_records_rejected_total{reason="${reason}"}`), reason).toBe(count);
  }
}

/** What every order waits for, and how many wait at each step, once there is a model. */
export async function checkWaits(api: Api, truth: Truth, waitsOf: WaitsOf): Promise<void> {
  const inFlight = truth.orders.filter(({ state }) => state === 'in-flight');
  const sorted = (waits: readonly (readonly string[])[]): string[] =>
    waits.map((anyOf) => anyOf.toSorted().join(' ')).sort();
  const rows = (await api.allOrders()).filter(({ state }) => state === 'in-flight');
  expect(byKey(rows, ({ waitingFor }) => sorted(waitingFor.map(({ anyOf }) => anyOf)))).toEqual(
    byKey(inFlight, (order) => sorted(waitsOf(order))),
  );

  const waiting = waitingPerStep(truth, waitsOf);
  const steps = await api.steps();
  expect(steps.map(({ activity, ...counts }) => [activity, counts])).toEqual(
    steps.map(({ activity }) => {
      const count = waiting.get(activity) ?? 0;
      return [activity, { waiting: count, atRisk: 0, overdue: count, total: truth.perActivity.get(activity) ?? 0 }];
    }),
  );
  expect(new Set(steps.map(({ activity }) => activity))).toEqual(new Set(truth.perActivity.keys()));
  const metrics = await api.metrics();
  for (const { activity } of steps) {
    expect(metrics.get(`choreoscope_orders_in_flight{step="${activity}"}`), activity).toBe(waiting.get(activity) ?? 0);
  }
}

/** Whole orders, event by event, every so many of them and all that had something happen after their end (A21). */
export async function checkSample(api: Api, truth: Truth, count: number): Promise<void> {
  const stride = Math.ceil(truth.orders.length / count);
  const sample = truth.orders.filter(
    ({ events }, index) => index % stride === 0 || events.some(({ afterEnd }) => afterEnd),
  );
  for (const order of sample) {
    const { state, generation, events } = await api.order(order.id, order.generation);
    expect({ state, generation, events: events.map(eventFacts) }, order.id).toEqual({
      state: order.state,
      generation: order.generation,
      events: order.events.map(trueEventFacts),
    });
  }
}

const eventFacts = ({ activity, eventId, position, flags }: Awaited<ReturnType<Api['order']>>['events'][number]) => ({
  activity,
  eventId,
  partition: position.partition,
  offset: position.offset,
  afterEnd: flags.includes('after-end'),
  late: flags.includes('late'),
});

const trueEventFacts = ({ activity, eventId, partition, offset, afterEnd, late }: TrueOrder['events'][number]) => ({
  activity,
  eventId,
  partition,
  offset,
  afterEnd,
  late,
});
