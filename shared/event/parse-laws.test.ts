import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from './compile-mapping.ts';
import { choreographedOrder, flowingRetail, operational, orchestratedOrder, record } from './testing/records.ts';

const mappings = [
  null,
  {},
  { order: ['key'], activity: ['header.type'] },
  { order: ['value.__proto__', 'value.constructor.name', 'value.a.b.c'], activity: ['value.toString', 'value.type'] },
];

const names = [
  'type',
  'orderId',
  'time',
  'source',
  'id',
  'specversion',
  'traceid',
  'traceId',
  'messageType',
  'data',
  'order',
];
const name = fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'correlationid', 'lifecycle'), fc.string());
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', 'x'),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const weirdJson = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(name, tie('node'), { maxKeys: 6 }),
  ),
})).node;
const anyRecord = fc
  .record({
    value: fc.oneof(
      weirdJson.map((json) => JSON.stringify(json) ?? 'null'),
      fc.string(),
      fc.constant(null),
    ),
    key: fc.option(fc.string({ unit: 'binary' })),
    headers: fc.dictionary(fc.constantFrom('type', 'ce_type', 'ce_id', 'ce_time', 'other'), fc.string()),
    timestamp: fc.integer(),
  })
  .map(record);

describe('laws of parsing', () => {
  it('[EV1] total: any record becomes an event with id and type, or a rejection', () => {
    const parsers = mappings.map(compileMapping);
    fc.assert(
      fc.property(anyRecord, (each) => {
        for (const parse of parsers) {
          const outcome = parse(each);
          const { position } = outcome.kind === 'event' ? outcome.event : outcome.rejection;
          expect(position).toEqual({ topic: each.topic, partition: each.partition, offset: each.offset });
          if (outcome.kind === 'rejection') continue;
          expect(encodeURIComponent(outcome.event.orderId)).not.toBe('');
          expect(encodeURIComponent(outcome.event.activity)).not.toBe('');
          expect(Number.isFinite(outcome.event.at)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[EV1] a value nested a hundred thousand deep', () => {
    const parse = compileMapping(null);
    expect(parse(record({ value: '['.repeat(100_000) })).kind).toBe('rejection');
    const value = `{"type":"t","orderId":"o1","data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(() => parse(record({ value }))).not.toThrow();
  });

  it('[EV1] what was parsed before changes nothing', () => {
    const wireFormats = [
      operational(),
      flowingRetail({ olderEnvelope: true }),
      record({ value: { eventType: 'paid' }, key: 'o1' }),
      ...choreographedOrder('t1'),
      ...orchestratedOrder('t2'),
    ];
    const order = fc.array(fc.oneof(fc.constantFrom(...wireFormats), anyRecord), { maxLength: 20 });
    fc.assert(
      fc.property(order, (records) => {
        const seasoned = compileMapping(null);
        for (const each of records) expect(seasoned(each)).toEqual(compileMapping(null)(each));
      }),
    );
  });

  it('[EV1] inherited properties are not fields', () => {
    const parse = compileMapping({ order: ['value.constructor.name'], activity: ['value.type'] });
    expect(parse(record({ value: { type: 'placed' } })).kind).toBe('rejection');
  });
});
