import { describe, expect, it } from 'vitest';
import { recordBytesMax } from '../limits.ts';
import { compileMapping } from './compile-mapping.ts';
import type { OperationalEvent, Rejection } from './event.ts';
import type { SourceRecord } from './record.ts';
import { epoch, operational, record } from './testing/records.ts';

const parse = compileMapping(null);

function eventOf(each: SourceRecord, parseRecord = parse): OperationalEvent {
  const outcome = parseRecord(each);
  if (outcome.kind === 'rejection') throw new Error(`rejected: ${outcome.rejection.reason}`);
  return outcome.event;
}

function rejectionOf(each: SourceRecord, parseRecord = parse): Rejection {
  const outcome = parseRecord(each);
  if (outcome.kind === 'event') throw new Error('not rejected');
  return outcome.rejection;
}

describe('configured fields', () => {
  const configured = compileMapping({
    order: ['value.order.reference.id', 'header.order'],
    activity: ['header.what'],
    time: ['value.at'],
    source: ['header.sender'],
    id: ['value.uuid'],
    correlation: ['value.pair'],
    lifecycle: ['value.phase'],
  });

  it('[EV3] are read from key, headers and nested values', () => {
    const value = {
      order: { reference: { id: 'o7' } },
      at: '2026-01-05T09:00:00Z',
      uuid: 'u1',
      pair: 'p1',
      phase: 'START',
    };
    const each = record({ value, headers: { what: 'packed', sender: 'warehouse' }, partition: 2, offset: 9 });
    expect(eventOf(each, configured)).toEqual({
      orderId: 'o7',
      activity: 'packed',
      lifecycle: 'start',
      kind: 'event',
      at: epoch + 3_600_000,
      source: 'warehouse',
      eventId: 'u1',
      correlationId: 'p1',
      position: { topic: 'orders', partition: 2, offset: 9 },
    });
  });

  it('[EV3] the first path that exists is taken', () => {
    const headers = { what: 'packed', order: 'from header' };
    expect(eventOf(record({ value: {}, headers }), configured).orderId).toBe('from header');
    const value = { order: { reference: { id: 'from value' } } };
    expect(eventOf(record({ value, headers }), configured).orderId).toBe('from value');
  });

  it('[EV3] a configured order id that is missing rejects the record, whatever the key and the usual names say', () => {
    const strict = compileMapping({ order: ['value.orderReference'] });
    const rejected = rejectionOf(operational({ orderId: 'o1' }), strict);
    expect(rejected.reason).toBe('no-order-id');
    expect(rejected.detail).toBe('No usable order id in value.orderReference.');
  });

  it('[EV3] a configured type that is missing rejects the record', () => {
    const strict = compileMapping({ activity: ['header.what'] });
    expect(rejectionOf(operational(), strict).reason).toBe('no-type');
  });

  it('[EV4] what is not configured comes from the convention the record follows', () => {
    const partly = compileMapping({ order: ['value.data.basket'] });
    const event = eventOf(operational({ id: 'e1', data: { basket: 'b1' } }), partly);
    expect(event).toMatchObject({ orderId: 'b1', activity: 'order-placed', eventId: 'e1', source: 'order-service' });
  });

  it('[EV14] an event type may have its order id elsewhere', () => {
    const event = { 'payment-received': { order: ['value.data.invoice.order'] } };
    const overriding = compileMapping({ order: ['value.orderId'], event });
    const paid = operational({ type: 'payment-received', orderId: 'invoice 9', data: { invoice: { order: 'o1' } } });
    expect(eventOf(paid, overriding).orderId).toBe('o1');
    expect(eventOf(operational({ orderId: 'o1' }), overriding).orderId).toBe('o1');
    expect(rejectionOf(operational({ type: 'payment-received' }), overriding).reason).toBe('no-order-id');
  });

  it('[EV14] [B40] a type nobody has seen before is an activity at once', () => {
    expect(eventOf(operational({ type: 'gift-wrapped' })).activity).toBe('gift-wrapped');
  });

  it('[EV3] a path that cannot be read is a programming error and told at once', () => {
    expect(() => compileMapping({ order: ['payload.id'] })).toThrow(/key, header\.NAME or value\.PATH/);
  });
});

describe('rejections', () => {
  it('[EV2] an oversize value is never decoded', () => {
    const untouchable = {
      ...record({ valueBytes: recordBytesMax + 1, offset: 4 }),
      get value(): string {
        throw new Error('decoded');
      },
    };
    const rejected = rejectionOf(untouchable);
    expect(rejected).toMatchObject({ reason: 'oversize', position: { topic: 'orders', partition: 0, offset: 4 } });
    expect(eventOf(operational({}, { valueBytes: recordBytesMax })).orderId).toBe('o1');
  });

  it('[EV2] a null value is a tombstone', () => {
    expect(rejectionOf(record({ value: null, key: 'o1', headers: { type: 'x' } })).reason).toBe('tombstone');
  });

  it('[EV5] a value that is not JSON is rejected', () => {
    expect(rejectionOf(record({ value: 'hello', key: 'o1' })).reason).toBe('not-json');
    expect(rejectionOf(record({ value: '', key: 'o1' })).reason).toBe('not-json');
    expect(rejectionOf(record({ value: '\u0000Avro', headers: { type: 'order-placed' } })).reason).toBe('not-json');
  });

  it('[EV5] a value nobody needs may be in any format, and then is not blamed', () => {
    const beside = compileMapping({ order: ['key'], activity: ['header.type'] });
    const headers = { type: 'order-placed' };
    expect(eventOf(record({ value: '\u0000Avro', key: 'o1', headers }), beside)).toMatchObject({
      orderId: 'o1',
      at: epoch,
    });
    expect(rejectionOf(record({ value: '\u0000Avro', headers }), beside).reason).toBe('no-order-id');
  });

  it('[EV8] JSON without an order id or a type says which', () => {
    expect(rejectionOf(record({ value: { type: 'order-placed' } })).reason).toBe('no-order-id');
    expect(rejectionOf(record({ value: { orderId: 'o1' } })).reason).toBe('no-type');
    for (const value of ['null', '[]', '7', '"text"', '{}'])
      expect(rejectionOf(record({ value })).reason).toBe('no-type');
  });

  it('[EV8] the service that sent it is named, the payload is not', () => {
    const rejected = rejectionOf(record({ value: { type: 'secret', source: 'billing', amount: 'secret' } }));
    expect(rejected.source).toBe('billing');
    expect(rejected.detail).not.toContain('secret');
  });

  it.each([
    ['a number beyond 2^53', '{"type":"t","orderId":12345678901234567890}'],
    ['an empty text', '{"type":"t","orderId":""}'],
    ['a list', '{"type":"t","orderId":["o1"]}'],
    ['a truth value', '{"type":"t","orderId":true}'],
    ['half a surrogate pair', '{"type":"t","orderId":"\\ud800"}'],
    ['600 characters', JSON.stringify({ type: 't', orderId: 'x'.repeat(600) })],
  ])('[EV8] an order id that is %s is refused, not replaced by the key', (_, value) => {
    expect(rejectionOf(record({ value, key: 'o1' })).reason).toBe('no-order-id');
  });

  it('[EV8] a number is an order id', () => {
    expect(eventOf(record({ value: '{"type":"t","orderId":4711}' })).orderId).toBe('4711');
  });
});

describe('what an event says', () => {
  it.each([
    'RetrievePaymentCommand',
    'retrieve-payment-command',
    'com.acme.payment.retrieve.command.v1',
    'SHIP_COMMAND',
  ])('[EV11] %s is a command', (type) => expect(eventOf(operational({ type })).kind).toBe('command'));

  it.each(['PaymentReceivedEvent', 'order-placed', 'CommandCenterOpened', 'telecommand'])(
    '[EV11] %s is an event',
    (type) => expect(eventOf(operational({ type })).kind).toBe('event'),
  );

  it('[EV12] lifecycles in any case; what is none is complete', () => {
    const lifecycles = ['start', 'COMPLETE', 'Suspend', 'resume', 'cancel', 'scheduled', '__proto__'];
    expect(lifecycles.map((lifecycle) => eventOf(operational({ lifecycle })).lifecycle)).toEqual([
      'start',
      'complete',
      'suspend',
      'resume',
      'cancel',
      'complete',
      'complete',
    ]);
    expect(eventOf(operational()).lifecycle).toBe('complete');
  });

  it('[EV13] a time that does not parse gives way to the record timestamp', () => {
    const value = { type: 'order-placed', orderId: 'o1', time: 'yesterday', source: 's' };
    expect(eventOf(record({ value, timestamp: epoch + 5 })).at).toBe(epoch + 5);
    expect(eventOf(operational({ at: epoch + 7 }, { timestamp: epoch })).at).toBe(epoch + 7);
  });
});
