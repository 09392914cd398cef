import type { OperationalEvent, ParseRecord, Rejection } from '../../shared/event/event.ts';
import type { SourceRecord } from '../../shared/event/record.ts';
import { hashId } from '../../shared/order/hash.ts';
import type { RecordBatch } from '../source.ts';
import { packRecords } from '../store/record-block.ts';
import { type EventBatch, type EventColumns, lifecycles } from './event-batch.ts';

/** Parses the records of a batch; total. O(bytes). */
export function parseBatch(parse: ParseRecord, { records, ...batch }: RecordBatch): EventBatch {
  const kept: SourceRecord[] = [];
  const events: OperationalEvent[] = [];
  const rejections: Rejection[] = [];
  for (const record of records) {
    const outcome = parse(record);
    if (outcome.kind === 'rejection') rejections.push(outcome.rejection);
    else {
      kept.push(record);
      events.push(outcome.event);
    }
  }
  return { ...batch, events: toColumns(events), history: packRecords(kept), rejections };
}

function toColumns(events: readonly OperationalEvent[]): EventColumns {
  const count = events.length;
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  const orderIds: string[] = [];
  const activities = new Int32Array(count);
  const services = new Int32Array(count);
  const kinds = new Uint8Array(count);
  const times = new Float64Array(count);
  const idHashes = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const event = events[index] as OperationalEvent;
    orderIds.push(event.orderId);
    activities[index] = numberOf(event.activity);
    services[index] = event.source === null ? -1 : numberOf(event.source);
    kinds[index] = lifecycles.indexOf(event.lifecycle);
    times[index] = event.at;
    idHashes[index] = event.eventId === null ? 0 : hashId(event.eventId);
  }
  return { count, names: [...numbers.keys()], orderIds, activities, services, lifecycles: kinds, times, idHashes };
}
