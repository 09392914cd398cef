import kafkajs, { type Message } from 'kafkajs';
import type { KafkaConfig } from '../../../server/config/config.ts';
import { createKafkaClient } from '../../../server/kafka/kafka-client.ts';
import { ensureTopics } from '../../../server/kafka/kafka-producer.ts';
import { orderEvents } from '../support/order-events.ts';

const partitions = 4;
const messagesPerRequest = 5_000;

/** Writes `orderCount` orders of five events to a new topic of four partitions; an order keeps its partition. */
export async function fillTopic(kafka: KafkaConfig, topic: string, orderCount: number): Promise<void> {
  await ensureTopics(kafka, [{ topic, partitions, keepForever: true }]);
  const producer = createKafkaClient(kafka).producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  let messages: Message[] = [];
  for (const { order, orderId, value, at } of orderEvents(orderCount, Date.now())) {
    messages.push({ key: orderId, value, partition: order % partitions, timestamp: String(at) });
    if (messages.length < messagesPerRequest) continue;
    await producer.send({ topic, messages });
    messages = [];
  }
  if (messages.length > 0) await producer.send({ topic, messages });
  await producer.disconnect();
}
