import kafkajs, { type Message, type TopicMessages } from 'kafkajs';
import type { KafkaConfig } from '../config/config.ts';
import type { MemoryRecord } from '../memory/memory-log.ts';
import { createKafkaClient } from './kafka-client.ts';

/** The same shape as the in-process source takes, so that whoever publishes can do it to either. */
export type OutgoingRecord = MemoryRecord;

export interface TransactionalProducer {
  /** Writes all of them or, where it throws, none: one transaction. */
  sendAll(records: readonly OutgoingRecord[]): Promise<void>;
  /** Writes them in a transaction that is then aborted: what a service that fails half-way leaves behind. */
  sendAndAbort(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface NewTopic {
  readonly topic: string;
  readonly partitions: number;
  /** Keep records for ever, however old their timestamps are. */
  readonly keepForever?: boolean;
}

function toMessage({ key, value, headers, timestamp, partition }: OutgoingRecord): Message {
  return {
    key,
    value,
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(timestamp === undefined ? {} : { timestamp: String(timestamp) }),
    ...(partition === undefined ? {} : { partition }),
  };
}

export function toTopicMessages(records: readonly OutgoingRecord[]): TopicMessages[] {
  const topics = [...new Set(records.map(({ topic }) => topic))];
  return topics.map((topic) => ({
    topic,
    messages: records.filter((record) => record.topic === topic).map(toMessage),
  }));
}

/**
 * A transactional, idempotent producer: the records of one `sendAll` appear together or not at all. A second producer with the
 * same transactional id fences this one. Throws where Kafka cannot be reached.
 */
export async function createTransactionalProducer(
  config: KafkaConfig,
  transactionalId: string,
): Promise<TransactionalProducer> {
  const producer = createKafkaClient(config).producer({
    transactionalId,
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    // The coordinator of a fresh broker is still loading for a moment.
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 2_000 },
  });
  await producer.connect();

  async function write(records: readonly OutgoingRecord[], end: 'commit' | 'abort'): Promise<void> {
    const transaction = await producer.transaction();
    try {
      await transaction.sendBatch({ topicMessages: toTopicMessages(records) });
    } catch (error) {
      await transaction.abort();
      throw error;
    }
    await transaction[end]();
  }

  return {
    sendAll: (records) => write(records, 'commit'),
    sendAndAbort: (records) => write(records, 'abort'),
    close: () => producer.disconnect(),
  };
}

/** Creates those topics that do not exist yet; existing ones stay as they are. Throws where Kafka cannot be reached or refuses. */
export async function ensureTopics(config: KafkaConfig, topics: readonly NewTopic[]): Promise<void> {
  const admin = createKafkaClient(config).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !existing.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map(({ topic, partitions, keepForever }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: -1,
        ...(keepForever === true ? { configEntries: [{ name: 'retention.ms', value: '-1' }] } : {}),
      })),
    });
  } finally {
    await admin.disconnect();
  }
}
