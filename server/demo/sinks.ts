import type { KafkaConfig } from '../config/config.ts';
import { createTransactionalProducer, type TransactionalProducer } from '../kafka/kafka-producer.ts';
import type { MemorySource } from '../memory/memory-source.ts';
import type { DemoSink } from './stage.ts';

/** Into this process: each topic to the source that watches it; what nobody watches is dropped. */
export function createMemorySink(sources: ReadonlyMap<string, MemorySource>): DemoSink {
  return {
    async publish(_service, records) {
      for (const record of records) sources.get(record.topic)?.publish(record);
    },
    close: async () => {},
  };
}

/** To a broker: a transactional producer per service, so that a business event and its operational event appear together or not at all. */
export function createKafkaSink(kafka: KafkaConfig): DemoSink {
  const producers = new Map<string, Promise<TransactionalProducer>>();
  const turns = new Map<string, Promise<void>>();

  return {
    publish(service, records) {
      let producer = producers.get(service);
      if (producer === undefined) {
        producer = createTransactionalProducer(kafka, `choreoscope-demo-${service}`);
        producers.set(service, producer);
      }
      // A producer has one transaction at a time.
      const turn = (turns.get(service) ?? Promise.resolve()).then(async () => (await producer).sendAll(records));
      turns.set(
        service,
        turn.catch(() => undefined),
      );
      return turn;
    },
    async close() {
      await Promise.allSettled(turns.values());
      await Promise.allSettled([...producers.values()].map(async (producer) => (await producer).close()));
    },
  };
}
