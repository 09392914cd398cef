import type { Random } from '../../../shared/model/testing/random.ts';
import type { Story, StoryStep } from './planned-record.ts';
import { beginningOf, type Mix, stepsOf, tellStories, withDuplicates } from './stories.ts';

/** The parallel order flow in its three legal interleavings (fixture 4, A). */
const ways = [
  ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped', 'order-completed'],
  ['order-placed', 'stock-reserved', 'order-shipped', 'payment-received', 'order-completed'],
] as const;

export type OrderKind =
  | 'happy'
  | 'stalled'
  | 'expired'
  | 'late'
  | 'duplicate'
  | 'repeat'
  | 'reused'
  | 'truncated'
  | 'after-end';

export const orderMix: Mix<OrderKind> = {
  happy: 62,
  stalled: 12,
  expired: 5,
  late: 3,
  duplicate: 6,
  repeat: 3,
  reused: 4,
  truncated: 4,
  'after-end': 1,
};

/**
 * What ends can be inferred from: at least 95 % of the orders that hold one must end with it (OR2), and an order id used again or an event
 * after the end speaks against it.
 */
export const inferableMix: Mix<OrderKind> = { ...orderMix, late: 0, reused: 1.5, 'after-end': 0.3 };

/** Orders of flow A: fixtures 4, 8, 9 and 13, beside stalls and expiries. */
export const orderStories = (prefix: string, count: number, random: Random, mix = orderMix): Story[] =>
  tellStories({ prefix, count, mix, random }, (orderId, kind) => orderStory(orderId, kind, random));

function orderStory(orderId: string, kind: OrderKind, random: Random): StoryStep[] {
  const whole = stepsOf(orderId, random.pick(ways));
  const event = (activity: string): StoryStep => ({ activity, eventId: `${orderId}:${activity} again` });
  switch (kind) {
    case 'happy':
      return whole;
    case 'stalled':
      return beginningOf(whole, random);
    case 'expired':
      return [...beginningOf(whole, random), event('order-expired')];
    case 'late':
      return [...beginningOf(whole, random), event('order-expired'), event('order-shipped')];
    case 'duplicate':
      return withDuplicates(whole, random);
    case 'repeat':
      // Nothing but the repeat is odd about it: it stays in flight, so that the model is learned from regular orders.
      return [...whole.slice(0, 2), { ...event(whole[1]?.activity ?? '') }];
    case 'reused': {
      const next = stepsOf(orderId, random.pick(ways), 2);
      return [...whole, ...(random.below(2) === 0 ? next : beginningOf(next, random))];
    }
    case 'truncated': {
      const seen = whole.slice(1 + random.below(3));
      return random.below(2) === 0 ? seen : seen.slice(0, 1);
    }
    case 'after-end':
      return [...whole, event('order-shipped')];
  }
}

/** What an order in flight waits for, one entry per open branch, from the activities it has: the flow's own definition. */
export function orderWaits(done: ReadonlySet<string>): string[][] {
  const shipped = done.has('order-shipped');
  const reserved = shipped || done.has('stock-reserved');
  const paid = done.has('payment-received');
  if (paid && shipped) return [['order-completed']];
  const waits: string[][] = [];
  if (!paid) waits.push(['payment-received']);
  if (!shipped) waits.push([reserved ? 'order-shipped' : 'stock-reserved']);
  return waits;
}
