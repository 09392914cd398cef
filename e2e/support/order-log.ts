import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One event of the written log, as its line says it. */
export interface LoggedEvent {
  readonly type: string;
  readonly orderId: string;
  readonly time: string;
  readonly source: string;
  readonly id: string;
}

export interface OrderLog {
  readonly events: readonly LoggedEvent[];
  readonly completed: number;
  /** Orders whose payment was refused. */
  readonly declined: number;
}

const startAt = Date.UTC(2026, 2, 2, 8);
const arrivalMs = 4_000;
/** Every so many orders one is declined. */
const declinedEvery = 40;

/** Orders with payment ‖ (stock → shipping), five events each, in the order of time; the same whenever it is called. */
export function createOrderLog(orders: number): OrderLog {
  const random = createRandom(7);
  const events: LoggedEvent[] = [];
  for (let number = 0; number < orders; number++) {
    const orderId = `order-${String(number).padStart(5, '0')}`;
    const placedAt = startAt + number * arrivalMs;
    const reservedAt = placedAt + 500 + random() * 2_000;
    const shippedAt = reservedAt + 1_000 + random() * 6_000;
    const paidAt = placedAt + 800 + random() * 8_000;
    const outcome = number % declinedEvery === declinedEvery - 1 ? 'order-declined' : 'order-completed';
    const add = (type: string, source: string, at: number): void => {
      events.push({ type, orderId, time: new Date(at).toISOString(), source, id: `${orderId}:${type}` });
    };
    add('order-placed', 'order-service', placedAt);
    add('stock-reserved', 'stock-service', reservedAt);
    add('order-shipped', 'shipping-service', shippedAt);
    add('payment-received', 'payment-service', paidAt);
    add(outcome, 'order-service', Math.max(paidAt, shippedAt) + 200);
  }
  events.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const declined = Math.floor(orders / declinedEvery);
  return { events, completed: orders - declined, declined };
}

/** Writes the log as JSON lines, the way they stand in the topic; its path. */
export async function writeOrderLog(folder: string, orders: number): Promise<string> {
  const path = join(folder, 'orders.jsonl');
  await writeFile(
    path,
    createOrderLog(orders)
      .events.map((event) => JSON.stringify(event))
      .join('\n'),
  );
  return path;
}

/** Uniform in 0…1, the same sequence for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
