import type { OutgoingRecord } from '../kafka/kafka-producer.ts';
import { between, type DemoEvent, type DemoOrder, type Stage } from './stage.ts';

/** Flow B's one topic with one partition: no key, header `type`, a CloudEvents-like body, `traceid` is the order. */
export const retailTopic = 'flowing-retail';

/** The wire format as its services write it: half of them put JSON quotes around the header and write the zone as an offset. */
export function retailFlowRecords(
  service: string,
  { type, order, detail }: DemoEvent,
  at: number,
): readonly OutgoingRecord[] {
  const quoted = service !== 'Checkout';
  const time = new Date(at).toISOString();
  const value = {
    type,
    id: `${order.id}:${type}`,
    source: service,
    time: quoted ? time.replace('Z', '+00:00') : time,
    data: { orderId: order.id, amount: order.amount, customer: order.customer },
    datacontenttype: 'application/json',
    specversion: '1.0',
    traceid: order.id,
    correlationid: detail?.['correlation'] ?? null,
    group: 'flowing-retail',
  };
  const header = quoted ? JSON.stringify(type) : type;
  return [{ topic: retailTopic, key: null, value: JSON.stringify(value), headers: { type: header } }];
}

/**
 * Flow B: payment, inventory and shipment one after the other. Some orders are choreographed (each service acts on the event before), some
 * are led by an order service that sends commands. Now and then a command is never answered: nothing more happens, nobody notices.
 */
export function startRetailFlow(stage: Stage): (order: DemoOrder) => void {
  const led = new Set<string>();
  step(stage, led, {
    service: 'Payment',
    on: 'OrderPlacedEvent',
    command: 'RetrievePaymentCommand',
    event: 'PaymentReceivedEvent',
    lost: 0.03,
  });
  step(stage, led, {
    service: 'Inventory',
    on: 'PaymentReceivedEvent',
    command: 'FetchGoodsCommand',
    event: 'GoodsFetchedEvent',
    lost: 0.02,
  });
  step(stage, led, {
    service: 'Shipment',
    on: 'GoodsFetchedEvent',
    command: 'ShipGoodsCommand',
    event: 'GoodsShippedEvent',
    lost: 0,
  });
  stage.on('GoodsShippedEvent', ({ order }) => {
    led.delete(order.id);
    stage.publish('Checkout', { type: 'OrderCompletedEvent', order });
  });
  return (order) => {
    if (stage.random() < 0.3) led.add(order.id);
    stage.publish('Checkout', { type: 'OrderPlacedEvent', order });
  };
}

interface StepOptions {
  readonly service: string;
  readonly on: string;
  readonly command: string;
  readonly event: string;
  /** Share of the orders that are never answered. */
  readonly lost: number;
}

function step(stage: Stage, led: ReadonlySet<string>, { service, on, command, event, lost }: StepOptions): void {
  const work = (order: DemoOrder, correlation: string | null): void => {
    if (stage.random() < lost) return;
    stage.after(between(stage.random, 600, 3_500), () => {
      stage.publish(service, { type: event, order, ...(correlation === null ? {} : { detail: { correlation } }) });
    });
  };
  stage.on(on, ({ order }) => {
    if (!led.has(order.id)) return work(order, null);
    const correlation = `${order.id}/${command}`;
    stage.after(between(stage.random, 50, 200), () => {
      stage.publish('Order', { type: command, order, detail: { correlation } });
      work(order, correlation);
    });
  });
}
