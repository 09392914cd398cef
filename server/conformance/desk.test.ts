import { describe, expect, it } from 'vitest';
import { toActivity, toEpochMs } from '../../shared/ids.ts';
import { conformanceSchema, modelDeviationsSchema, orderConformanceSchema } from '../../shared/protocol/conformance.ts';
import { createFakeProcess } from '../gateway/testing/fake-process.ts';
import { ask, openGateway } from '../gateway/testing/open-gateway.ts';
import { createHarness, happyOrders, orderFlow } from '../ledger/testing/harness.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createConformanceDesk } from './desk.ts';
import { createModelDeviations } from './model-deviations.ts';
import { readReference } from './read-reference.ts';
import { orderFlowBpmn } from './testing/bpmn-text.ts';

const clock = createVirtualClock(toEpochMs(0));

/** The order flow measured by a model of it; payments have a type of another name. */
async function measured(map: Readonly<Record<string, string>> = { Task_1: 'payment-received' }) {
  const read = await readReference(orderFlowBpmn);
  if (!read.ok) throw new Error(read.failure);
  const types = new Map(Object.entries(map).map(([name, type]) => [name, toActivity(type)]));
  const harness = createHarness({ ...orderFlow, reference: { file: 'flow.bpmn', map: types, places: new Map() } });
  return { harness, reference: read.value };
}

async function open(map?: Readonly<Record<string, string>>) {
  const { harness, reference } = await measured(map);
  const desk = createConformanceDesk(harness.ledger, reference, clock);
  const order = (id: string, types: string) =>
    types.split(' ').forEach((type, second) => {
      harness.event(id, type, second);
    });
  return { harness, desk, order };
}

describe('how orders agree with their reference', () => {
  it('[B29] missing, extra and wrong-order steps, per element and in total', async () => {
    const { harness, desk, order } = await open();
    happyOrders(harness, 6);
    order('unpaid', 'order-placed stock-reserved order-shipped order-completed');
    order('hasty', 'order-placed order-shipped payment-received stock-reserved order-completed');
    order('insured', 'order-placed payment-received parcel-insured stock-reserved');
    order('late', 'order-placed payment-received order-expired');
    const report = conformanceSchema.parse(await desk.report());
    expect(report.orders).toEqual({ judged: 10, conforming: 6, deviating: 4, unexplained: 0 });
    expect(report.deviations).toEqual({ missing: 1, extra: 2, wrongOrder: 1 });
    expect(report.elements.find(({ element }) => element === 'Task_1')).toEqual({
      element: 'Task_1',
      name: 'Payment',
      kind: 'task',
      activities: ['payment-received'],
      matchedBy: 'configured',
      suggestions: [],
      done: 9,
      missing: 1,
      wrongOrder: 0,
    });
    expect(report.extra).toEqual([
      { activity: 'order-expired', label: 'Order expired', count: 1, inReference: false },
      { activity: 'parcel-insured', label: 'Parcel insured', count: 1, inReference: false },
    ]);
    expect(report.doubts).toEqual([]);
  });

  it('[CO4] one order by its id: what it did otherwise, by element and event', async () => {
    const { desk, order } = await open();
    order('hasty', 'order-placed order-shipped payment-received stock-reserved order-completed');
    order('open', 'order-placed payment-received');
    expect(orderConformanceSchema.parse(desk.order('hasty'))).toMatchObject({
      conforms: false,
      explained: true,
      missing: [],
    });
    expect(desk.order('hasty')?.wrongOrder).toHaveLength(1);
    expect(desk.order('open')).toMatchObject({ conforms: true, generation: 1 });
    expect([desk.order('nobody'), desk.order('open', 2)]).toEqual([null, null]);
  });

  it('[CO1] a task nobody tells of is not judged, is said, and similar event types are offered', async () => {
    const { harness, desk } = await open({});
    happyOrders(harness, 3);
    const report = await desk.report();
    expect(report.orders).toMatchObject({ judged: 3, conforming: 0 });
    expect(report.extra).toMatchObject([{ activity: 'payment-received', count: 3, inReference: false }]);
    expect(report.doubts).toEqual([
      'No event type tells of Payment, so nobody is judged by that; say which ones do under reference.map.',
    ]);
    expect(report.elements.find(({ name }) => name === 'Payment')).toMatchObject({
      matchedBy: null,
      suggestions: ['payment-received'],
    });
  });

  it('[CO9] an answer is kept until orders have changed; a new event type is matched', async () => {
    const { harness, desk, order } = await open();
    happyOrders(harness, 3);
    const first = await desk.report();
    expect(await desk.report()).toBe(first);
    order('more', 'order-placed');
    const second = await desk.report();
    expect(second.orders.judged).toBe(4);
    expect(await desk.report()).toBe(second);
  });

  it('[CO5] an order that expired or was cancelled is judged as far as it came', async () => {
    const { harness, desk, order } = await open();
    happyOrders(harness, 1);
    order('gone', 'order-placed payment-received order-cancelled');
    expect(desk.order('gone')).toMatchObject({ missing: [], extra: [{ activity: 'order-cancelled' }] });
    order('short', 'order-placed payment-received order-completed');
    expect(desk.order('short')).toMatchObject({
      missing: [{ name: 'Stock reserved' }, { name: 'Order shipped' }],
      extra: [],
    });
    order('late', 'order-placed payment-received order-expired');
    expect(desk.order('late')).toMatchObject({ missing: [], extra: [{ activity: 'order-expired' }] });
  });
});

describe('in slices', () => {
  it('[CO9] long work gives everything else its turn; what happens meanwhile is in the next answer', async () => {
    let now = 0;
    let turns = 0;
    const { harness, reference } = await measured();
    const impatient = {
      ...clock,
      now() {
        now += 1_000;
        return toEpochMs(now);
      },
      async sleep() {
        harness.event(`meanwhile-${turns++}`, 'order-placed', 1_000);
      },
    };
    happyOrders(harness, 3);
    const desk = createConformanceDesk(harness.ledger, reference, impatient);
    expect((await desk.report()).orders.judged).toBe(3);
    expect(turns).toBeGreaterThan(0);
    const seen = turns;
    expect((await desk.report()).orders.judged).toBe(3 + seen);
  });
});

describe('deviations from the shown model', () => {
  it('[RP17] per step and in total, and anew when orders or the model have changed', () => {
    const harness = createHarness();
    const deviations = createModelDeviations(harness.ledger);
    happyOrders(harness, 30);
    expect(deviations()).toBeNull();
    harness.mine();
    expect(deviations()).toMatchObject({ orders: 30, fitting: 30, closed: 30, closedFitting: 30, steps: [] });
    for (const [second, type] of ['order-placed', 'order-shipped', 'order-shipped', 'gift-wrapped'].entries()) {
      harness.event('odd', type, second);
    }
    const answer = modelDeviationsSchema.parse(deviations());
    expect(answer).toMatchObject({ orders: 31, fitting: 30 });
    const none = { skipped: 0, repeated: 0, wentBack: 0, unexpected: 0 };
    expect(answer.steps).toMatchObject([
      { activity: 'stock-reserved', element: expect.any(String), ...none, skipped: 1 },
      { activity: 'order-shipped', ...none, repeated: 1 },
      { activity: 'gift-wrapped', element: null, ...none, unexpected: 1 },
    ]);
    expect(deviations()).toEqual(answer);
  });
});

describe('over HTTP', () => {
  const api = '/api/v1/processes/orders';

  it('[B29] conformance and that of one order come in their schemas', async () => {
    const { harness, desk } = await open();
    happyOrders(harness, 3);
    const url = await openGateway({ processes: () => [{ ...createFakeProcess(), conformance: desk }] });
    const report = await ask(`${url}${api}/conformance`);
    expect(conformanceSchema.parse(report.json()).orders.conforming).toBe(3);
    const order = await ask(`${url}${api}/orders/happy-0-1/conformance`);
    expect(orderConformanceSchema.parse(order.json()).conforms).toBe(true);
    expect((await ask(`${url}${api}/orders/nobody/conformance`)).status).toBe(404);
  });

  it('[GW10] without a reference it is a problem that says how to name one', async () => {
    const url = await openGateway();
    for (const path of ['conformance', 'orders/A-1/conformance']) {
      const answer = await ask(`${url}${api}/${path}`);
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ detail: expect.stringContaining('processes.orders.reference.file') });
    }
  });
});
