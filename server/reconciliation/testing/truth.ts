import type { Meaning } from './planned-record.ts';

/** A record as the log holds it: its meaning and where it stands. */
export interface LoggedMeaning {
  readonly meaning: Meaning;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

interface TrueEvent {
  readonly activity: string;
  readonly eventId: string;
  readonly partition: number;
  readonly offset: number;
  readonly late: boolean;
  readonly afterEnd: boolean;
}

/** One generation of an order as it truly is. */
export interface TrueOrder {
  readonly id: string;
  readonly generation: number;
  state: string;
  readonly partial: boolean;
  readonly events: TrueEvent[];
}

export interface Truth {
  readonly orders: readonly TrueOrder[];
  readonly accepted: number;
  readonly duplicate: number;
  readonly late: number;
  /** `reason, source` → count. */
  readonly rejected: ReadonlyMap<string, number>;
  /** Accepted events per activity. */
  readonly perActivity: ReadonlyMap<string, number>;
}

export interface TrueRules {
  readonly start: string;
  readonly ends: Readonly<Record<string, string>>;
}

/**
 * The plain reference: reads each partition from its first record to its last and follows the written rules (SPEC.md, OR), with none of
 * the product's code. Every order stays in one partition here.
 */
export function foldTruth(log: readonly LoggedMeaning[], { start, ends }: TrueRules): Truth {
  const latest = new Map<string, TrueOrder>();
  const orders: TrueOrder[] = [];
  const rejected = new Map<string, number>();
  const perActivity = new Map<string, number>();
  const sums = { accepted: 0, duplicate: 0, late: 0 };
  const byPosition = log.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
  for (const { meaning, partition, offset } of byPosition) {
    if (meaning.kind === 'rejection') {
      const key = `${meaning.reason}, ${meaning.source}`;
      rejected.set(key, (rejected.get(key) ?? 0) + 1);
      continue;
    }
    const { orderId, activity, eventId } = meaning;
    let order = latest.get(orderId);
    if (order?.events.some((event) => event.eventId === eventId) === true) {
      sums.duplicate++;
      continue;
    }
    sums.accepted++;
    perActivity.set(activity, (perActivity.get(activity) ?? 0) + 1);
    if (order === undefined || (order.state !== 'in-flight' && activity === start)) {
      const generation = (order?.generation ?? 0) + 1;
      order = { id: orderId, generation, state: 'in-flight', partial: activity !== start, events: [] };
      latest.set(orderId, order);
      orders.push(order);
    }
    const afterEnd = order.state !== 'in-flight';
    const late = order.state === 'expired';
    if (late) sums.late++;
    order.events.push({ activity, eventId, partition, offset, late, afterEnd });
    if (!afterEnd) order.state = ends[activity] ?? 'in-flight';
  }
  return { orders, ...sums, rejected, perActivity };
}
