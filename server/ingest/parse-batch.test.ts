import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from '../../shared/event/compile-mapping.ts';
import { record } from '../../shared/event/testing/records.ts';
import { toEpochMs } from '../../shared/ids.ts';
import { hashId } from '../../shared/order/hash.ts';
import { parseBatch } from './parse-batch.ts';
import { rowsOf } from './testing/collect-events.ts';

const fields = fc.record(
  {
    orderId: fc.constantFrom('o1', 'o2', 'bestellung-ü'),
    type: fc.constantFrom('order-placed', 'payment-received', 'order-shipped'),
    time: fc.integer({ min: 0, max: 1e9 }).map((ms) => new Date(1.6e12 + ms).toISOString()),
    source: fc.constantFrom('shop', 'payment'),
    id: fc.string(),
    lifecycle: fc.constantFrom('start', 'complete', 'suspend', 'resume', 'cancel', 'unknown'),
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  { weight: 6, arbitrary: fields.map((body) => JSON.stringify(body)) },
  fc.constantFrom('no JSON', '[]', null),
);

describe('a batch of records as columns', () => {
  it('[EV23] holds exactly what parsing its records one by one gives, and keeps the records of its events alone', () => {
    const parse = compileMapping(null);
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const records = values.map((text, index) =>
          record({ value: text, offset: 7 + index * 2, headers: index % 3 === 0 ? { trace: `t${index}` } : {} }),
        );
        const batch = parseBatch(parse, {
          topic: 'orders',
          partition: 0,
          records,
          nextOffset: 500,
          endOffset: 600,
          caughtUpAt: toEpochMs(1),
        });
        const outcomes = records.map((one) => ({ one, outcome: parse(one) }));
        const expected = outcomes.flatMap(({ one, outcome }) =>
          outcome.kind === 'rejection'
            ? []
            : {
                partition: 0,
                offset: one.offset,
                orderId: outcome.event.orderId,
                activity: outcome.event.activity,
                service: outcome.event.source ?? undefined,
                lifecycle: outcome.event.lifecycle,
                at: outcome.event.at,
                idHash: outcome.event.eventId === null ? 0 : hashId(outcome.event.eventId),
                record: {
                  key: one.key,
                  value: one.value,
                  timestamp: one.timestamp,
                  headers: Object.fromEntries(one.headerNames().map((name) => [name, one.header(name)])),
                },
              },
        );
        expect(rowsOf(batch)).toEqual(expected);
        const rejected = outcomes.flatMap(({ outcome }) => (outcome.kind === 'rejection' ? outcome.rejection : []));
        expect(batch.rejections).toEqual(rejected);
        expect(batch).toMatchObject({ topic: 'orders', nextOffset: 500, endOffset: 600, caughtUpAt: 1 });
      }),
    );
  });
});
