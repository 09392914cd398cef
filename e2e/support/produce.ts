import { createTransactionalProducer, ensureTopics, type OutgoingRecord } from '../../server/kafka/kafka-producer.ts';
import type { LoggedEvent } from './order-log.ts';

const configOf = (brokers: string) => ({
  brokers: [brokers],
  clientId: 'choreoscope-e2e',
  groupId: null,
  ssl: false,
  sasl: null,
});

const partitions = 4;
const recordsAtOnce = 500;

export async function createTopic(brokers: string, topic: string): Promise<void> {
  await ensureTopics(configOf(brokers), [{ topic, partitions, keepForever: true }]);
}

/**
 * Writes the events to the topic as services do: key = order id, in transactions. Between them stand transactions of the same events
 * that are aborted: who reads what was committed never sees those.
 */
export async function produceLog(brokers: string, topic: string, events: readonly LoggedEvent[]): Promise<void> {
  const producer = await createTransactionalProducer(configOf(brokers), `choreoscope-e2e-${topic}`);
  const recordOf = (event: LoggedEvent): OutgoingRecord => ({
    topic,
    key: event.orderId,
    value: JSON.stringify(event),
  });
  try {
    for (let from = 0; from < events.length; from += recordsAtOnce) {
      const records = events.slice(from, from + recordsAtOnce).map(recordOf);
      await producer.sendAndAbort(records.map((record) => ({ ...record, key: `aborted-${record.key}` })));
      await producer.sendAll(records);
    }
  } finally {
    await producer.close();
  }
}
