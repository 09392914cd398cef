import type { KafkaConfig } from '../../config/config.ts';
import { createTransactionalProducer, type OutgoingRecord } from '../../kafka/kafka-producer.ts';
import type { PlannedRecord } from './planned-record.ts';

const recordsPerTransaction = 400;
/** Every so many transactions a service fails half-way and leaves an aborted one behind (fixture 14). */
const abortsEvery = 4;

/** What an aborted transaction held: events of orders that exist and of one that never will. */
function abortedVersionOf(records: readonly PlannedRecord[]): OutgoingRecord[] {
  return records.slice(0, 30).flatMap(({ record }, index) => {
    const value = record.value?.replaceAll('"id":"', '"id":"aborted-') ?? null;
    const never = record.value?.replace(/"(orderId|traceid|traceId)":"[^"]*"/, `"$1":"aborted-${index}"`) ?? null;
    return [
      { ...record, value },
      { ...record, value: never, key: record.key === null ? null : `aborted-${index}` },
    ];
  });
}

/** Publishes records in this order, in transactions of one service, some of which abort. */
export async function publish(kafka: KafkaConfig, service: string, records: readonly PlannedRecord[]): Promise<void> {
  const producer = await createTransactionalProducer(kafka, service);
  for (let from = 0; from < records.length; from += recordsPerTransaction) {
    const part = records.slice(from, from + recordsPerTransaction);
    if ((from / recordsPerTransaction) % abortsEvery === 0) await producer.sendAndAbort(abortedVersionOf(part));
    await producer.sendAll(part.map(({ record }) => record));
  }
  await producer.close();
}
