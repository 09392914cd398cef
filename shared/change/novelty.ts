import { pairedActivitiesMax } from '../limits.ts';
import type { WeightedVariant } from '../variant/variant-log.ts';
import type { TraceShape } from './trace-shape.ts';

/** Steps that were never seen before: shown from their first order on, and confirmed a few orders later. */
export interface Novelty {
  /** Notes a finished order. */
  note(shape: TraceShape): void;
  /** Gives new steps at least that many orders, all of it to their heaviest way, so that they are drawn however many orders there are. */
  raise(ways: readonly WeightedVariant[], ordersMin: number): WeightedVariant[];
  /** New steps that fewer than three orders had. */
  provisional(): number[];
}

/** Orders for which a step counts as new; by then its own weight decides whether it is drawn. */
const newOrders = 500;
/** In a process that is itself this new every step is. */
const settledOrders = 50;
const confirmedBy = 3;

export function createNovelty(): Novelty {
  const firstIn = new Float64Array(pairedActivitiesMax).fill(-1);
  const seen = new Float64Array(pairedActivitiesMax);
  let young: number[] = [];
  let orders = 0;

  const isYoung = (activity: number): boolean => orders - (firstIn[activity] as number) < newOrders;

  return {
    note({ steps, length }) {
      orders++;
      for (let place = 0; place < length; place++) {
        const activity = steps[place] as number;
        seen[activity] = (seen[activity] as number) + 1;
        if (firstIn[activity] !== -1) continue;
        firstIn[activity] = orders;
        if (orders > settledOrders) young.push(activity);
      }
    },
    raise(ways, ordersMin) {
      young = young.filter(isYoung);
      const missing = new Map(young.map((activity) => [activity, ordersMin]));
      for (const { trace, count } of ways) {
        for (const [activity, left] of missing) if (trace.includes(activity)) missing.set(activity, left - count);
      }
      return ways.map(({ trace, count }) => {
        const lacking = Math.max(0, ...trace.map((activity) => missing.get(activity) ?? 0));
        for (const activity of trace) missing.delete(activity);
        return { trace, count: count + lacking };
      });
    },
    provisional: () => young.filter((activity) => isYoung(activity) && (seen[activity] as number) < confirmedBy),
  };
}
