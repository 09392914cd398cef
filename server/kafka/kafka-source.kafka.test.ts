import { describe } from 'vitest';
import { systemClock } from '../clock.ts';
import { recordSourceContract } from '../testing/record-source-contract.ts';
import { ensureTopics } from './kafka-producer.ts';
import { createKafkaSource } from './kafka-source.ts';
import { brokers, configFor, produce } from './testing/kafka-fixture.ts';

describe.skipIf(brokers === null)('on a real broker', () => {
  const kafka = configFor(brokers ?? '');

  recordSourceContract('the Kafka source', async (records) => {
    const topic = records[0]?.topic ?? '';
    await ensureTopics(kafka, [{ topic, partitions: 2, keepForever: true }]);
    await produce(kafka, records);
    return () => createKafkaSource({ kafka, topics: [topic], clock: systemClock });
  });
});
