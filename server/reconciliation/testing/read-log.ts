import { randomUUID } from 'node:crypto';
import type { KafkaConfig } from '../../config/config.ts';
import { createKafkaClient } from '../../kafka/kafka-client.ts';
import { numberHeader } from './planned-record.ts';

export interface LoggedNumber {
  readonly number: string;
  readonly partition: number;
  readonly offset: number;
}

/** What a plain consumer finds committed on a topic: the numbers of the records and where they stand, until `expected` were seen. */
export async function readNumbers(kafka: KafkaConfig, topic: string, expected: number): Promise<LoggedNumber[]> {
  const consumer = createKafkaClient(kafka).consumer({ groupId: `truth-${randomUUID()}`, maxWaitTimeInMs: 250 });
  const found: LoggedNumber[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachMessage: async ({ partition, message }) => {
          const number = String(message.headers?.[numberHeader]);
          found.push({ number, partition, offset: Number(message.offset) });
          if (found.length === expected) resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return found;
}
