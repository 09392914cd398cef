import type { SourceRecord } from '../../../shared/event/record.ts';
import { flowingRetail, operational } from '../../../shared/event/testing/records.ts';
import { toEpochMs } from '../../../shared/ids.ts';
import type { Random } from '../../../shared/model/testing/random.ts';
import type { OutgoingRecord } from '../../kafka/kafka-producer.ts';
import { type Meaning, numberHeader, type PlannedRecord, type Story, type StoryStep } from './planned-record.ts';

/** A story's step as bytes: what a service would send. */
export type WriteRecord = (orderId: string, step: StoryStep, at: number, random: Random) => OutgoingRecord;

const outgoing = (topic: string, { key, value, timestamp, ...record }: SourceRecord): OutgoingRecord => ({
  topic,
  key,
  value,
  timestamp,
  headers: Object.fromEntries(record.headerNames().map((name) => [name, record.header(name) ?? ''])),
});

/** The operational event contract, with a clock that now and then is two seconds behind. */
export const writeOrderEvent =
  (topic: string): WriteRecord =>
  (orderId, { activity, eventId }, at, random) =>
    outgoing(
      topic,
      operational({ orderId, type: activity, id: eventId, at: random.below(20) === 0 ? at - 2_000 : at, data: null }),
    );

/** flowing-retail's wire format: header quoted or not, both spellings of UTC, null data, the envelope before 2020. */
export const writeRetailEvent =
  (topic: string): WriteRecord =>
  (orderId, { activity, eventId }, at, random) => ({
    ...outgoing(
      topic,
      flowingRetail({
        traceid: orderId,
        type: activity,
        id: eventId,
        at,
        zone: random.pick(['Z', '+00:00']),
        quoted: random.below(2) === 0,
        olderEnvelope: random.below(10) === 0,
        ...(random.below(5) === 0 ? { data: null } : {}),
        correlationid: activity.endsWith('Command') ? `${eventId}:reply` : null,
      }),
    ),
    partition: 0,
  });

/** A record that is none of the process's events (fixture 12). */
function writeSpoiled(topic: string, at: number, random: Random): Omit<PlannedRecord, 'number'> {
  const source = random.pick(['order-service', 'payment-service']);
  const reason = random.pick(['tombstone', 'not-json', 'no-order-id', 'no-type'] as const);
  const bodies = {
    tombstone: null,
    'not-json': '<order id="1"/>',
    'no-order-id': JSON.stringify({ type: 'order-placed', source }),
    'no-type': JSON.stringify({ orderId: 'spoiled', source }),
  };
  const readable = reason === 'no-order-id' || reason === 'no-type';
  const meaning: Meaning = { kind: 'rejection', reason, source: readable ? source : null };
  return { meaning, record: { topic, key: null, value: bodies[reason], timestamp: toEpochMs(at), partition: 0 } };
}

interface Weaving {
  readonly topic: string;
  readonly stories: readonly Story[];
  readonly write: WriteRecord;
  readonly spoiled: number;
  readonly startsAt: number;
  readonly spanMs: number;
  readonly random: Random;
}

/** Lets all stories happen at once, over a span of time, and numbers their records in the order of publication. */
export function weave({ topic, stories, write, spoiled, startsAt, spanMs, random }: Weaving): PlannedRecord[] {
  const drafts: { readonly at: number; readonly draft: Omit<PlannedRecord, 'number'> }[] = [];
  for (const { orderId, steps } of stories) {
    let at = startsAt + random.below(spanMs);
    for (const step of steps) {
      const record = write(orderId, step, at, random);
      drafts.push({ at, draft: { record, meaning: { kind: 'event', orderId, ...step } } });
      at += random.below(3_000);
    }
  }
  for (let index = 0; index < spoiled; index++) {
    const at = startsAt + random.below(spanMs);
    drafts.push({ at, draft: writeSpoiled(topic, at, random) });
  }
  // A stable sort: the steps of one order that share an instant keep their order.
  return drafts.sort((a, b) => a.at - b.at).map(({ draft }, number) => numbered(topic, number, draft));
}

function numbered(topic: string, number: number, { record, meaning }: Omit<PlannedRecord, 'number'>): PlannedRecord {
  return {
    number,
    meaning,
    record: { ...record, headers: { ...record.headers, [numberHeader]: `${topic}/${number}` } },
  };
}
