import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile-mapping.ts';
import type { SourceRecord } from './record.ts';
import {
  choreographedOrder,
  choreographedTypes,
  epoch,
  flowingRetail,
  operational,
  orchestratedOrder,
  orchestratedTypes,
  parallelInterleavings,
  parallelOrder,
  record,
} from './testing/records.ts';

const parse = compileMapping(null);
const eventsOf = (records: readonly SourceRecord[]) =>
  records.map((each) => {
    const outcome = parse(each);
    if (outcome.kind === 'rejection') throw new Error(`rejected: ${outcome.rejection.reason}`);
    return outcome.event;
  });
const eventOf = (each: SourceRecord) => eventsOf([each])[0];
const reasonOf = (each: SourceRecord) => {
  const outcome = parse(each);
  return outcome.kind === 'rejection' ? outcome.rejection.reason : null;
};

describe('the operational event contract', () => {
  it('[EV4] fixture A: every field of the contract is read', () => {
    const each = operational({
      at: epoch + 3,
      id: 'e1',
      correlationId: 'c1',
      lifecycle: 'start',
      data: { orderId: 'no' },
    });
    expect(eventOf(each)).toEqual({
      orderId: 'o1',
      activity: 'order-placed',
      lifecycle: 'start',
      kind: 'event',
      at: epoch + 3,
      source: 'order-service',
      eventId: 'e1',
      correlationId: 'c1',
      position: { topic: 'orders', partition: 0, offset: 0 },
    });
  });

  it('[EV4] fixture A: an order in each of its interleavings', () => {
    for (const interleaving of ['payStockShip', 'stockPayShip', 'stockShipPay'] as const) {
      const events = eventsOf(parallelOrder('o1', interleaving));
      expect(events.map((event) => event.activity)).toEqual(parallelInterleavings[interleaving]);
      expect(new Set(events.map((event) => event.orderId))).toEqual(new Set(['o1']));
    }
  });
});

describe('flowing-retail', () => {
  it('[EV6] fixture 1: the choreographed style, time written as Z and as +00:00', () => {
    const events = eventsOf(choreographedOrder('t1'));
    expect(events.map((event) => event.activity)).toEqual(choreographedTypes);
    expect(events.every((event) => event.orderId === 't1' && event.correlationId === null)).toBe(true);
    expect(events.map((event) => event.at - epoch)).toEqual([0, 1_000, 2_000, 3_000, 3_000]);
  });

  it('[EV6] fixture 2: the orchestrated style, correlation ids pair command and event and are never the order', () => {
    const events = eventsOf(orchestratedOrder('t1'));
    expect(events.map((event) => event.activity)).toEqual(orchestratedTypes);
    expect(events.every((event) => event.orderId === 't1')).toBe(true);
    expect(events.filter((event) => event.kind === 'command')).toHaveLength(3);
    expect(events[1]?.correlationId).toBe(events[2]?.correlationId);
    expect(events[1]?.correlationId).not.toBe(events[3]?.correlationId);
  });

  it('[EV6] fixture 3: both styles mixed on one topic read the same as each alone', () => {
    const choreographed = choreographedOrder('t1');
    const orchestrated = orchestratedOrder('t2');
    const mixed = orchestrated.flatMap((each, index) => [each, ...choreographed.slice(index, index + 1)]);
    const ofOrder = (id: string) => eventsOf(mixed).filter((event) => event.orderId === id);
    expect(ofOrder('t1')).toEqual(eventsOf(choreographed));
    expect(ofOrder('t2')).toEqual(eventsOf(orchestrated));
  });

  it('[EV6] fixture 5: a command nobody answers is one event of its order', () => {
    const stalled = eventsOf(orchestratedOrder('t1').slice(0, 4));
    expect(stalled.at(-1)).toMatchObject({ orderId: 't1', activity: 'FetchGoodsCommand', kind: 'command' });
  });

  it('[EV6] fixture 8: a duplicate keeps its event id, a repeat brings a new one', () => {
    const [first, duplicate, repeat] = eventsOf([
      flowingRetail({ id: 'e1' }),
      flowingRetail({ id: 'e1' }, { offset: 1 }),
      flowingRetail({ id: 'e2' }, { offset: 2 }),
    ]);
    expect(duplicate?.eventId).toBe(first?.eventId);
    expect(repeat?.eventId).toBe('e2');
  });

  it('[EV9] fixture 12: null data and a quoted header change nothing', () => {
    const credit = flowingRetail({ type: 'CustomerCreditUsed', data: null, quoted: true });
    expect(eventOf(credit)).toMatchObject({ orderId: 't1', activity: 'CustomerCreditUsed', kind: 'event' });
  });

  it('[EV9] fixture 12: the type may stand in the header alone, quoted or not', () => {
    const value = { id: 'e1', traceid: 't1', correlationid: null, data: null };
    for (const type of ['OrderPlacedEvent', '"OrderPlacedEvent"']) {
      expect(eventOf(record({ value, headers: { type } }))).toMatchObject({
        orderId: 't1',
        activity: 'OrderPlacedEvent',
      });
    }
  });

  it('[EV6] fixture 12: without its traceid it is rejected; tombstones and broken JSON too', () => {
    const value = { type: 'OrderPlacedEvent', id: 'e1', specversion: '1.0', correlationid: 'c1', data: null };
    expect(reasonOf(record({ value }))).toBe('no-order-id');
    expect(reasonOf(flowingRetail({}, { value: null }))).toBe('tombstone');
    expect(reasonOf(flowingRetail({}, { value: '{"type":' }))).toBe('not-json');
  });

  it('[EV6] the envelope before 2020', () => {
    const each = flowingRetail({
      olderEnvelope: true,
      correlationid: 'c1',
      source: 'Payment',
      zone: '+00:00',
      at: epoch + 9,
    });
    expect(eventOf(each)).toMatchObject({
      orderId: 't1',
      activity: 'OrderPlacedEvent',
      at: epoch + 9,
      source: 'Payment',
      eventId: 't1:OrderPlacedEvent',
      correlationId: 'c1',
    });
  });
});

describe('CloudEvents', () => {
  const attributes = {
    specversion: '1.0',
    id: 'e1',
    source: '/shop',
    type: 'com.acme.order.placed',
    time: '2026-01-05T08:00:01Z',
  };

  it('[EV4] structured: known by its value, no content type needed', () => {
    expect(eventOf(record({ value: { ...attributes, data: { orderId: 'o1' } } }))).toMatchObject({
      orderId: 'o1',
      activity: 'com.acme.order.placed',
      at: epoch + 1_000,
      source: '/shop',
      eventId: 'e1',
    });
    expect(eventOf(record({ value: { ...attributes, orderid: 'o2', data: { orderId: 'o1' } } }))?.orderId).toBe('o2');
  });

  const headers = Object.fromEntries(Object.entries(attributes).map(([name, text]) => [`ce_${name}`, text]));

  it('[EV4] binary: attributes in headers, the value is the data', () => {
    const value = { orderId: 'o1', type: 'express' };
    expect(eventOf(record({ value, headers }))).toMatchObject({
      orderId: 'o1',
      activity: 'com.acme.order.placed',
      at: epoch + 1_000,
      source: '/shop',
      eventId: 'e1',
    });
  });

  it('[EV5] binary: with key or extension as order id the value need not be JSON', () => {
    expect(eventOf(record({ value: 'any bytes', key: 'o1', headers }))?.orderId).toBe('o1');
    expect(eventOf(record({ value: 'any bytes', key: 'k', headers: { ...headers, ce_orderid: 'o2' } }))?.orderId).toBe(
      'o2',
    );
  });
});

describe('usual names', () => {
  it.each([
    { orderId: 'o1', type: 'placed' },
    { order_id: 'o1', eventType: 'placed' },
    { order: { id: 'o1' }, event_type: 'placed' },
    { data: { orderId: 'o1' }, eventName: 'placed', traceId: 'of the tracer' },
    { payload: { order_id: 'o1' }, messageType: 'placed' },
    { orderid: 'o1', event: 'placed' },
    { traceid: 'o1', type: 'placed' },
  ])('[EV4] %j', (value) => {
    expect(eventOf(record({ value, key: 'k1' }))).toMatchObject({ orderId: 'o1', activity: 'placed' });
  });

  it.each([
    { time: '2026-01-05T08:00:01Z' },
    { timestamp: epoch + 1_000 },
    { occurredAt: (epoch + 1_000) / 1_000 },
    { ts: String(epoch + 1_000) },
  ])('[EV13] %j', (time) => {
    expect(eventOf(record({ value: { orderId: 'o1', type: 'placed', ...time } }))?.at).toBe(epoch + 1_000);
  });

  it('[EV4] a header type goes before the type in the value, which may be the kind of order', () => {
    const each = record({ value: { orderId: 'o1', type: 'express' }, headers: { type: '"OrderPlaced"' } });
    expect(eventOf(each)?.activity).toBe('OrderPlaced');
  });

  it('[EV7] the key is the order id where no usual field holds one', () => {
    expect(eventOf(record({ value: { type: 'placed', orderId: null }, key: 'o1' }))?.orderId).toBe('o1');
    expect(eventOf(record({ value: { type: 'placed', orderId: 'o2' }, key: 'o1' }))?.orderId).toBe('o2');
    expect(reasonOf(record({ value: { type: 'placed' } }))).toBe('no-order-id');
  });

  it('[EV9] a key in JSON quotes', () => {
    expect(eventOf(record({ value: { type: 'placed' }, key: '"o1"' }))?.orderId).toBe('o1');
    expect(eventOf(record({ value: { type: 'placed' }, key: '"o1' }))?.orderId).toBe('"o1');
  });

  it('[EV10] a bare id is no event id', () => {
    expect(eventOf(record({ value: { type: 'paid', orderId: 'o1', id: 'payment 1' } }))?.eventId).toBeNull();
    expect(eventOf(record({ value: { type: 'paid', orderId: 'o1', eventId: 'e1' } }))?.eventId).toBe('e1');
  });
});
