import { randomUUID } from 'node:crypto';
import { createKafkaClient } from '../../../server/kafka/kafka-client.ts';
import { fetchBytes } from '../../../server/kafka/kafka-session.ts';
import { kafkaConfig } from '../support/broker.ts';
import { createReadingMeter } from './reading.ts';

const [brokers = '', topic = '', expected = '0'] = process.argv.slice(2);
const meter = createReadingMeter(Number(expected));
// The same fetch settings as ours: the difference is what is done with the records.
const consumer = createKafkaClient(kafkaConfig(brokers)).consumer({
  groupId: `choreoscope-bench-${randomUUID()}`,
  allowAutoTopicCreation: false,
  maxWaitTimeInMs: 250,
  minBytes: 1,
  ...fetchBytes,
});
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
let parsed = 0;
await consumer.run({
  autoCommit: false,
  eachBatch: async ({ batch }) => {
    meter.arrived();
    for (const { value } of batch.messages) if (JSON.parse(String(value)) !== null) parsed++;
    meter.handled(batch.messages.length);
  },
});
const reading = await meter.done;
await consumer.disconnect();
console.log(JSON.stringify({ ...reading, events: parsed }));
