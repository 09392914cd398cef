import { randomUUID } from 'node:crypto';
import { CompressionTypes, Partitioners } from 'kafkajs';
import { inject } from 'vitest';
import type { KafkaConfig } from '../../config/config.ts';
import { createKafkaClient } from '../kafka-client.ts';
import { ensureTopics, type OutgoingRecord, toTopicMessages } from '../kafka-producer.ts';

/** Null where no broker can be had: the tests that need one are skipped then. */
export const brokers = inject('brokers');
/** Null where the broker is not one of ours, which tests may not stop and whose controller they do not know. */
export const controller = inject('controller');

export const configFor = (address: string): KafkaConfig => ({
  brokers: [address],
  clientId: 'choreoscope-test',
  groupId: null,
  ssl: false,
  sasl: null,
});

export const uniqueName = (name: string): string => `${name}-${randomUUID().slice(0, 8)}`;

/** Creates a topic of its own for one test. */
export async function createTopic(config: KafkaConfig, partitions: number): Promise<string> {
  const topic = uniqueName('orders');
  await ensureTopics(config, [{ topic, partitions, keepForever: true }]);
  return topic;
}

export type Compression = 'none' | 'gzip' | 'snappy';

const compressionTypes: Readonly<Record<Compression, CompressionTypes>> = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
};

/** Writes records outside any transaction, in this order. */
export async function produce(
  config: KafkaConfig,
  records: readonly OutgoingRecord[],
  compression: Compression = 'none',
): Promise<void> {
  const producer = createKafkaClient(config).producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    await producer.sendBatch({ topicMessages: toTopicMessages(records), compression: compressionTypes[compression] });
  } finally {
    await producer.disconnect();
  }
}

/** Records `order-<from>` … of a partition, told apart by their keys. */
export const orderRecords = (topic: string, partition: number, from: number, count: number): OutgoingRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    topic,
    partition,
    key: `order-${from + index}`,
    value: `{"orderId":"order-${from + index}","type":"order-placed"}`,
  }));

export const orderKeys = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `order-${from + index}`);
