import { type Activity, type EpochMs, toActivity } from '../../shared/ids.ts';
import type { SlaConfig, StepLimit } from '../../shared/order/sla.ts';
import type { PrefixTree } from '../../shared/variant/prefix-tree.ts';
import type { Board } from './board.ts';
import { type Order, stepCount, timeAt } from './order.ts';
import { createRateCounter, type RateCounter } from './rolling.ts';
import { createSeries, type Series } from './series.ts';
import { createStepStatistics, type StepStatisticsTable } from './step-statistics.ts';

/** What orders add up to: runs of steps, orders closed, charts. Everything added can be taken back, when an order is folded anew. */
export interface Tally {
  readonly statistics: StepStatisticsTable;
  readonly series: Series;
  readonly rates: { readonly done: RateCounter; readonly expired: RateCounter };
  /** The run of the step at an index of the trace, `node` being the prefix that ends with it (SL7). */
  run(order: Order, node: number, index: number, change: 1 | -1): void;
  /** All runs of an order; O(its steps). */
  runs(order: Order, change: 1 | -1): void;
  /** Adds up an order's end: after its runs, which tell whether it met its limits. */
  close(order: Order): void;
  /** Takes back what `close` added, whatever the model is by now. */
  reopen(order: Order): void;
  /** Orders expired by the step they had waited for longest; the empty name where that is not known. */
  readonly expiredAt: ReadonlyMap<string, number>;
}

export interface TallyOptions {
  readonly tree: PrefixTree;
  readonly sla: SlaConfig;
  /** Whether charts and statistics keep the last hour or the whole log. */
  readonly rolling: boolean;
  readonly markingAt: Board['markingAt'];
  limitOf(activity: Activity): StepLimit | null;
}

export function createTally({ tree, sla, rolling, markingAt, limitOf }: TallyOptions): Tally {
  const statistics = createStepStatistics(rolling);
  const series = createSeries(rolling);
  const rates = { done: createRateCounter(), expired: createRateCounter() };

  function run(order: Order, node: number, index: number, change: 1 | -1): void {
    const marking = markingAt(node);
    const activity = tree.activityOf(node);
    if (marking === null || activity === null || marking.stepEnabledBy < -1 || index === 0) return;
    const at = timeAt(order, index) ?? order.startedAt;
    const since = timeAt(order, marking.stepEnabledBy) ?? order.startedAt;
    statistics.run(activity, at, at - since, change);
    const limit = limitOf(activity);
    if (limit !== null && at - since > limit.ms) order.breached = true;
  }

  const expiredAt = new Map<string, number>();

  /** The step an order waited for when it was closed. */
  function stuckAt(order: Order): string {
    const tokens = markingAt(tree.parent(order.node))?.tokens ?? [];
    const [longest] = tokens.filter(({ anyOf }) => anyOf.length > 0).sort((a, b) => a.enabledBy - b.enabledBy);
    return longest?.anyOf[0] ?? '';
  }

  function book(booked: NonNullable<Order['booked']>, closedAt: EpochMs, change: 1 | -1): void {
    const kind = booked.expiredAt === null ? 'done' : 'expired';
    if (booked.expiredAt !== null) {
      expiredAt.set(booked.expiredAt, (expiredAt.get(booked.expiredAt) ?? 0) + change);
      if (booked.expiredAt !== '') statistics.of(toActivity(booked.expiredAt)).expired.add(closedAt, change);
    }
    rates[kind].add(closedAt, change);
    series.add(kind, closedAt, change);
    series.closed(closedAt, booked.withinLimits, change);
  }

  return {
    statistics,
    expiredAt,
    series,
    rates,
    run,
    runs(order, change) {
      let node = order.node;
      for (let index = stepCount(order) - 1; index >= 0; index--) {
        run(order, node, index, change);
        node = tree.parent(node);
      }
    },
    close(order) {
      if (order.status === 'in-flight' || order.closedAt === null) return;
      const ageMs = order.closedAt - order.startedAt;
      if (order.status === 'expired' || (sla.endToEnd !== null && ageMs > sla.endToEnd)) order.breached = true;
      const expired = order.status === 'expired';
      order.booked = { expiredAt: expired ? stuckAt(order) : null, withinLimits: !order.breached };
      book(order.booked, order.closedAt, 1);
    },
    reopen(order) {
      if (order.booked === null || order.closedAt === null) return;
      book(order.booked, order.closedAt, -1);
      order.booked = null;
    },
  };
}
