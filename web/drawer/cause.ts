import type { OrderDetail, StepState, WaitEntry } from '../../shared/protocol/http.ts';
import { urgentFirst, waitName } from '../orders/order-look.ts';
import { listNames } from '../parts/list-names.ts';
import { formatDuration } from '../time/format.ts';

/** Why an order wants a look, in the words of the cause line. */
export interface Cause {
  readonly tone: 'risk' | 'over';
  /** The event that is missing, named first. */
  readonly headline: string;
  /** What else is to be known of this order, a sentence. */
  readonly also: string | null;
  /** How many other orders are over the limit of the same step. */
  readonly others: number;
  /** The raw type of the missing step, to show those orders; null where no step is missing. */
  readonly step: string | null;
  readonly service: string | null;
  /** When the missing event last came, for anybody. */
  readonly lastSeenAt: number | null;
}

/**
 * The cause line's content; null when nothing is wrong with the order. What an open order waits for may still come: it is overdue or has not
 * come yet; never is said only of orders that have ended (B16).
 */
export function causeOf(order: OrderDetail, nowMs: number): Cause | null {
  if (order.attention === 'manual') return lateResult(order);
  const waits = urgentFirst(order.waitingFor);
  const [urgent] = waits;
  if (order.state !== 'in-flight' || urgent === undefined) return null;
  const late = waits.filter(({ dueAt }) => dueAt !== null && nowMs > dueAt);
  const wholeLateMs = order.dueAt === null ? 0 : nowMs - order.dueAt;
  if (late.length === 0 && wholeLateMs <= 0 && order.attention === 'none') return null;
  const step = missingStep(order, urgent);
  return {
    tone: late.length > 0 || wholeLateMs > 0 ? 'over' : 'risk',
    ...sentences(waits, late, wholeLateMs, nowMs),
    others: step?.othersOverdue ?? 0,
    step: step?.activity ?? urgent.anyOf[0] ?? null,
    // Of several alternatives none is the one that should have come.
    service: urgent.anyOf.length > 1 ? null : (step?.service ?? null),
    lastSeenAt: urgent.anyOf.length > 1 ? null : (step?.lastSeenAt ?? null),
  };
}

/** `Payment received is overdue by 37m 12s.`, `Paid or Declined has not come yet.`; of several waits the late ones first. */
function sentences(
  waits: readonly WaitEntry[],
  late: readonly WaitEntry[],
  wholeLateMs: number,
  nowMs: number,
): Pick<Cause, 'headline' | 'also'> {
  const others = waits.filter((wait) => !late.includes(wait));
  const [first, ...more] = late;
  if (first === undefined) {
    const waited = notYet(others);
    if (wholeLateMs <= 0) return { headline: `${waited}.`, also: null };
    return { headline: `The whole order is overdue by ${formatDuration(wholeLateMs)}.`, also: `${waited}.` };
  }
  const by = more.length === 0 ? ` by ${formatDuration(nowMs - (first.dueAt ?? nowMs))}` : '';
  return {
    headline: `${listNames(late.map(waitName))} ${more.length === 0 ? 'is' : 'are'} overdue${by}.`,
    also: others.length === 0 ? null : `${notYet(others)} either.`,
  };
}

const notYet = (waits: readonly WaitEntry[]): string =>
  `${listNames(waits.map(waitName))} ${waits.length === 1 ? 'has' : 'have'} not come yet`;

function missingStep(order: OrderDetail, wait: WaitEntry): StepState | undefined {
  return order.steps.find(({ state, activity }) => state === 'waiting' && wait.anyOf.includes(activity));
}

/** Why an order needs a person: its result came when it was given up (A26). */
function lateResult(order: OrderDetail): Cause {
  const late = order.events.findLast(({ flags }) => flags.includes('late'));
  const behind = late && order.closedAt !== null ? `${formatDuration(Math.max(0, late.at - order.closedAt))} ` : '';
  return {
    tone: 'over',
    headline: late ? `${late.label} came ${behind}after the order had expired.` : 'This order needs a person.',
    also: 'A person has to decide what becomes of it.',
    others: 0,
    step: null,
    service: late?.source ?? null,
    lastSeenAt: late?.at ?? null,
  };
}
