import type { OrderDetail, StepState, WaitEntry } from '../../shared/protocol/http.ts';
import { urgentWait } from '../orders/order-look.ts';

/** Why an order wants a look, in the words of the cause line. */
export interface Cause {
  readonly tone: 'risk' | 'over';
  /** The event that is missing, named first. */
  readonly headline: string;
  /** How many other orders wait for the same. */
  readonly others: number;
  /** The raw type of the missing step, to show those orders; null where no step is missing. */
  readonly step: string | null;
  readonly service: string | null;
  /** When the missing event last came, for anybody. */
  readonly lastSeenAt: number | null;
}

/** The cause line's content; null when nothing is wrong with the order. */
export function causeOf(order: OrderDetail, nowMs: number): Cause | null {
  if (order.attention === 'manual') return lateResult(order);
  const wait = urgentWait(order);
  if (order.state !== 'in-flight' || wait === null) return null;
  const late = wait.dueAt !== null && nowMs > wait.dueAt;
  if (!late && order.attention === 'none') return null;
  const step = missingStep(order, wait);
  return {
    tone: late ? 'over' : 'risk',
    headline: headlineOf(wait, late),
    others: step?.othersWaiting ?? 0,
    step: step?.activity ?? wait.anyOf[0] ?? null,
    service: step?.service ?? null,
    lastSeenAt: step?.lastSeenAt ?? null,
  };
}

/** `Payment received never came.`, `Neither Paid nor Declined came.` */
function headlineOf({ labels }: WaitEntry, late: boolean): string {
  const [first = 'The next event', second, ...rest] = labels;
  if (second === undefined) return late ? `${first} never came.` : `${first} has not come yet.`;
  if (rest.length === 0)
    return late ? `Neither ${first} nor ${second} came.` : `Neither ${first} nor ${second} has come yet.`;
  return late ? `None of ${labels.join(', ')} came.` : `None of ${labels.join(', ')} has come yet.`;
}

function missingStep(order: OrderDetail, wait: WaitEntry): StepState | undefined {
  return order.steps.find(({ state, activity }) => state === 'waiting' && wait.anyOf.includes(activity));
}

function lateResult(order: OrderDetail): Cause {
  const late = order.events.findLast(({ flags }) => flags.includes('late'));
  const headline = late ? `${late.label} came after the order had expired.` : 'This order needs a person.';
  return {
    tone: 'over',
    headline,
    others: 0,
    step: null,
    service: late?.source ?? null,
    lastSeenAt: late?.at ?? null,
  };
}
