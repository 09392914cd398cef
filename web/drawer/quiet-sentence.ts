import type { OrderDetail } from '../../shared/protocol/http.ts';
import { urgentFirst, waitName } from '../orders/order-look.ts';
import { listNames } from '../parts/list-names.ts';
import { formatInstant } from '../time/format.ts';

/** How an order ended and what never came, or what it waits for and until when. */
export function quietSentence(order: OrderDetail, nowMs: number): string {
  return order.state === 'in-flight' ? openSentence(order, nowMs) : endedSentence(order);
}

function endedSentence({ state, missing = [], events }: OrderDetail): string {
  const end = events.findLast(({ flags }) => !flags.includes('after-end'))?.label ?? 'its last event';
  if (missing.length === 0) return `Ended with ${end}.`;
  if (state !== 'expired') return `Ended with ${end}; ${listNames(missing)} never came.`;
  return `${listNames(missing)} never came; the order expired waiting for ${missing.length === 1 ? 'it' : 'them'}.`;
}

function openSentence(order: OrderDetail, nowMs: number): string {
  const waits = urgentFirst(order.waitingFor);
  const [urgent] = waits;
  if (urgent === undefined) return 'Nothing is known to be missing.';
  const first = waits.length === 1 ? '' : 'the first ';
  const due = urgent.dueAt === null ? 'no limit is known' : `${first}due at ${formatInstant(urgent.dueAt, nowMs)}`;
  return `Waits for ${listNames(waits.map(waitName))}, ${due}.`;
}
