import { createHash } from 'node:crypto';

/** One event of the parallel order flow (fixture A) as it goes to Kafka: about 240 bytes after the operational event contract. */
export interface BenchEvent {
  readonly order: number;
  readonly orderId: string;
  readonly value: string;
  readonly at: number;
}

/** The three legal interleavings of fixture A. */
const ways: readonly (readonly string[])[] = [
  ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'order-shipped', 'payment-received', 'order-completed'],
];
const sources = ['order-service', 'payment-service', 'stock-service', 'shipping-service'];
const eventsPerOrder = 5;
/** Orders open at the same time. */
const openOrders = 2_000;

export function uuidOf(text: string): string {
  const hex = createHash('md5').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function eventOf(order: number, step: number, at: number): BenchEvent {
  const orderId = uuidOf(`order ${order}`);
  const type = ways[order % ways.length]?.[step] ?? 'order-placed';
  const value = JSON.stringify({
    type,
    orderId,
    time: new Date(at).toISOString(),
    source: sources[step % sources.length],
    id: uuidOf(`event ${order}.${step}`),
    attributes: { region: order % 2 === 0 ? 'EU' : 'US', total: order % 1_000 },
  });
  return { order, orderId, value, at };
}

/** `orderCount` whole orders, `openOrders` of them open at any time, an event a millisecond, ending now-ish at `endsAt`. */
export function* orderEvents(orderCount: number, endsAt: number): Generator<BenchEvent> {
  let at = endsAt - orderCount * eventsPerOrder;
  for (let slot = 0; slot < orderCount + (eventsPerOrder - 1) * openOrders; slot++) {
    for (let step = 0; step < eventsPerOrder; step++) {
      const order = slot - step * openOrders;
      if (order >= 0 && order < orderCount) yield eventOf(order, step, at++);
    }
  }
}
