import type { OutgoingRecord } from '../kafka/kafka-producer.ts';
import { between, type DemoEvent, type DemoOrder, type Stage } from './stage.ts';

/** Operational events on one topic, key = order id (the operational event contract); business events beside them. */
export const orderTopic = 'orders';
export const businessTopic = 'orders-business';

/** An order that is not done by then expires; whatever answers later is a late result. */
const orderExpiresMs = 45_000;
/** The one payment method that hangs for minutes, again and again. */
const hangingMethod = 'pay-later';

/** The business event and the operational event about it, written together: with Kafka in one transaction. */
export function orderFlowRecords(
  service: string,
  { type, order, detail }: DemoEvent,
  at: number,
): readonly OutgoingRecord[] {
  const time = new Date(at).toISOString();
  const data = { paymentMethod: order.paymentMethod, amount: order.amount, region: order.region, ...detail };
  const operational = { type, orderId: order.id, time, source: service, id: `${order.id}:${type}`, data };
  return [
    { topic: businessTopic, key: order.id, value: JSON.stringify({ type, at: time, order: { ...order, ...detail } }) },
    { topic: orderTopic, key: order.id, value: JSON.stringify({ ...operational, customer: order.customer }) },
  ];
}

/**
 * Flow A: payment and stock both act on `order-placed`, shipping waits for stock only, the order is complete when payment and
 * shipping are done. Returns how an order is placed.
 */
export function startOrderFlow(stage: Stage): (order: DemoOrder) => void {
  payment(stage);
  stock(stage);
  shipping(stage);
  return orders(stage);
}

/** Takes orders, and closes each when it knows of both its payment and its parcel; expires what takes too long. */
function orders(stage: Stage): (order: DemoOrder) => void {
  const open = new Map<string, { declined: boolean; settled: number }>();

  function settle({ order, detail }: DemoEvent): void {
    const progress = open.get(order.id);
    if (progress === undefined) return;
    progress.declined ||= detail?.['declined'] === true;
    progress.settled++;
    if (progress.settled < 2) return;
    open.delete(order.id);
    const type = progress.declined ? 'order-declined' : 'order-completed';
    stage.after(between(stage.random, 100, 400), () => stage.publish('order-service', { type, order }));
  }

  stage.on('payment-processed', settle);
  stage.on('order-shipped', settle);
  return (order) => {
    open.set(order.id, { declined: false, settled: 0 });
    stage.publish('order-service', { type: 'order-placed', order });
    stage.after(orderExpiresMs, () => {
      if (open.delete(order.id)) stage.publish('order-service', { type: 'order-expired', order });
    });
  };
}

/** Answers fast for every method but one: pay-later hangs half of the time, and then answers long after the order has expired, if at all. */
function payment(stage: Stage): void {
  stage.on('order-placed', ({ order }) => {
    const answer = (afterMs: number): void =>
      stage.after(afterMs, () => {
        const declined = stage.random() < 0.06;
        stage.publish('payment-service', { type: 'payment-processed', order, detail: { declined } });
      });
    const fate = order.paymentMethod === hangingMethod ? stage.random() : 0;
    if (fate < 0.5) answer(between(stage.random, 300, 7_000));
    else if (fate < 0.75) answer(orderExpiresMs + between(stage.random, 3_000, 20_000));
  });
}

function stock(stage: Stage): void {
  stage.on('order-placed', ({ order }) => {
    stage.after(between(stage.random, 400, 1_500), () =>
      stage.publish('stock-service', { type: 'stock-reserved', order }),
    );
  });
}

/** The northern warehouse is slow: its parcels come close to their limit or over it. */
function shipping(stage: Stage): void {
  stage.on('stock-reserved', ({ order }) => {
    const slow = order.region === 'north' && stage.random() < 0.4;
    const ms = slow ? between(stage.random, 7_000, 14_000) : between(stage.random, 800, 3_500);
    stage.after(ms, () => stage.publish('shipping-service', { type: 'order-shipped', order }));
  });
}

const names = ['Ada Byron', 'Grace Hopper', 'Alan Kay', 'Barbara Liskov', 'Edsger Dijkstra', 'Hedy Lamarr'];
const methods = ['card', 'card', 'card', 'card', 'wallet', 'wallet', 'bank-transfer', hangingMethod];
const regions = ['north', 'south', 'south', 'west', 'east'];

/** An order by chance: id of eight hexadecimal digits. */
export function randomOrder(random: () => number): DemoOrder {
  const pick = (values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? '';
  const hex = Math.floor(random() * 2 ** 32).toString(16);
  return {
    id: hex.padStart(8, '0'),
    paymentMethod: pick(methods),
    amount: Math.round(500 + random() * 20_000) / 100,
    region: pick(regions),
    customer: { name: pick(names), address: `Sample Street ${1 + Math.floor(random() * 90)}` },
  };
}
