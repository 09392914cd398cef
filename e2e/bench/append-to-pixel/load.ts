import { setTimeout as delay } from 'node:timers/promises';
import kafkajs, { type Producer } from 'kafkajs';
import type { KafkaConfig } from '../../../server/config/config.ts';
import { createKafkaClient } from '../../../server/kafka/kafka-client.ts';

/** The parallel order flow (fixture A), one way after the other. */
const ways = [
  ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'order-shipped', 'payment-received', 'order-completed'],
];
const stepsPerOrder = 5;
const stepMs = 5_000;
const sendEveryMs = 25;

export interface Load {
  /** Orders that began and ended minutes ago, so that there is a diagram. */
  finishedOrders(count: number): Promise<void>;
  /** Publishes at a steady rate for a while; resolves to when each event was given to the producer, per order and in order. */
  steady(eventsPerSecond: number, forMs: number): Promise<ReadonlyMap<string, readonly number[]>>;
  close(): Promise<void>;
}

function message(orderId: string, type: string, at: number) {
  const body = { type, orderId, time: new Date(at).toISOString(), source: `${type}-service`, id: `${orderId}:${type}` };
  return { key: orderId, value: JSON.stringify(body), timestamp: String(at) };
}

export async function createLoad(kafka: KafkaConfig, topic: string): Promise<Load> {
  const producer: Producer = createKafkaClient(kafka).producer({
    allowAutoTopicCreation: false,
    createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return {
    async finishedOrders(count) {
      const startedAt = Date.now() - 600_000;
      const messages = Array.from({ length: count * stepsPerOrder }, (_, index) => {
        const order = Math.floor(index / stepsPerOrder);
        const step = index % stepsPerOrder;
        const type = ways[order % ways.length]?.[step] ?? '';
        return message(`earlier-${order}`, type, startedAt + order * 500 + step * stepMs);
      });
      await producer.send({ topic, messages });
    },
    async steady(eventsPerSecond, forMs) {
      const ordersPerSecond = eventsPerSecond / stepsPerOrder;
      const producedAt = new Map<string, number[]>();
      const sends: Promise<unknown>[] = [];
      const startedAt = Date.now();
      let sent = 0;
      const publish = (index: number): void => {
        // Event `index` is step `index % 5` of the order whose turn it is: as many orders begin as end.
        const step = index % stepsPerOrder;
        const order = Math.floor(index / stepsPerOrder) - step * ordersPerSecond * (stepMs / 1_000);
        const orderId = `live-${order}`;
        const type = ways[(((order % ways.length) + ways.length) % ways.length) as 0]?.[step] ?? '';
        const now = Date.now();
        producedAt.set(orderId, [...(producedAt.get(orderId) ?? []), now]);
        sends.push(producer.send({ topic, messages: [message(orderId, type, now)] }));
      };
      while (Date.now() - startedAt < forMs) {
        const due = Math.floor(((Date.now() - startedAt) * eventsPerSecond) / 1_000);
        while (sent < due) publish(sent++);
        await delay(sendEveryMs);
      }
      await Promise.all(sends);
      return producedAt;
    },
    close: () => producer.disconnect(),
  };
}
