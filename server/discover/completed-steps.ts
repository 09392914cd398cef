import type { Activity } from '../../shared/ids.ts';
import type { VariantLog } from '../../shared/variant/variant-log.ts';
import type { LogEvent } from '../file/log-event.ts';

/**
 * The steps of every order: where a log has `complete` events those alone are steps, else every event is one (some logs put a status
 * in the place of the transition).
 */
export function completedSteps(traces: readonly (readonly LogEvent[])[]): readonly (readonly Activity[])[] {
  const hasComplete = traces.some((trace) => trace.some(({ lifecycle }) => lifecycle === 'complete'));
  return traces.map((trace) =>
    trace.filter(({ lifecycle }) => !hasComplete || lifecycle === 'complete').map(({ activity }) => activity),
  );
}

/** Orders grouped by the way they went, in the order in which the ways first appear; an order without steps counts too. O(events). */
export function groupVariants(orders: readonly (readonly Activity[])[]): VariantLog {
  const codes = new Map<Activity, number>();
  const variants = new Map<string, { readonly trace: readonly number[]; count: number }>();
  for (const steps of orders) {
    const trace = steps.map((activity) => {
      const code = codes.get(activity) ?? codes.size;
      codes.set(activity, code);
      return code;
    });
    const key = trace.join();
    const known = variants.get(key);
    if (known === undefined) variants.set(key, { trace, count: 1 });
    else known.count += 1;
  }
  return { activities: [...codes.keys()], variants: [...variants.values()] };
}

/** How many orders have each activity. O(events of the variants). */
export function ordersPerActivity({ activities, variants }: VariantLog): ReadonlyMap<Activity, number> {
  const orders = new Map<Activity, number>();
  for (const { trace, count } of variants) {
    for (const code of new Set(trace)) {
      const activity = activities[code];
      if (activity !== undefined) orders.set(activity, (orders.get(activity) ?? 0) + count);
    }
  }
  return orders;
}
