import type { Admin, Kafka } from 'kafkajs';
import { TopicMissing } from './problem.ts';

/** Where a partition begins and ends; the end is the last stable offset: what open transactions hold is beyond it. */
export interface PartitionRange {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly endOffset: number;
}

export interface OffsetReader {
  /** Asks the brokers; throws `TopicMissing` and whatever the client throws, never creates a topic. */
  read(): Promise<readonly PartitionRange[]>;
  /** Forgets connection and metadata; the next read starts afresh. */
  close(): Promise<void>;
}

const isUnknownTopic = (error: unknown): boolean =>
  error instanceof Error &&
  (Reflect.get(error, 'type') === 'UNKNOWN_TOPIC_OR_PARTITION' ||
    (error.cause !== error && isUnknownTopic(error.cause)));

async function readTopic(admin: Admin, topic: string): Promise<readonly PartitionRange[]> {
  const offsets = await admin.fetchTopicOffsets(topic).catch((error: unknown) => {
    throw isUnknownTopic(error) ? new TopicMissing(topic) : error;
  });
  return offsets.map(({ partition, low, high }) => ({
    topic,
    partition,
    firstOffset: Number(low),
    endOffset: Number(high),
  }));
}

/** Looks up the ranges of all partitions of these topics over one connection, which is replaced after any failure. */
export function createOffsetReader(kafka: Kafka, topics: readonly string[]): OffsetReader {
  let admin: Admin | null = null;

  async function close(): Promise<void> {
    const closing = admin;
    admin = null;
    await closing?.disconnect().catch(() => undefined);
  }

  return {
    close,
    async read() {
      try {
        if (admin === null) {
          admin = kafka.admin({ retry: { retries: 1 } });
          await admin.connect();
        }
        const connected = admin;
        return (await Promise.all(topics.map((topic) => readTopic(connected, topic)))).flat();
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}
