import type { Activity } from '../ids.ts';
import { conforms, type OrderVerdict } from './verdict.ts';

/** Orders with the same trace and how they were judged; null: not explained. */
export interface Judged {
  readonly trace: readonly Activity[];
  readonly orders: number;
  readonly verdict: OrderVerdict | null;
}

export interface VerdictCounts {
  readonly orders: number;
  readonly conforming: number;
  /** Orders that deviate in a way too costly to explain; they are in none of the counts below. */
  readonly unexplained: number;
  readonly missing: number;
  readonly extra: number;
  readonly wrongOrder: number;
  /** Per node of the reference, by position: how often it was done in its place, left out, done elsewhere. */
  readonly perNode: ReadonlyMap<number, NodeCounts>;
  /** Per event type how often it came where the reference has no place for it. */
  readonly perActivity: ReadonlyMap<Activity, number>;
}

export interface NodeCounts {
  readonly done: number;
  readonly missing: number;
  readonly wrongOrder: number;
}

/** Adds up verdicts, each as often as there are orders. O(steps). */
export function countVerdicts(judged: Iterable<Judged>): VerdictCounts {
  const totals = { orders: 0, conforming: 0, unexplained: 0, missing: 0, extra: 0, wrongOrder: 0 };
  const perNode = new Map<number, { done: number; missing: number; wrongOrder: number }>();
  const perActivity = new Map<Activity, number>();
  const count = (node: number, what: keyof NodeCounts, orders: number): void => {
    const counts = perNode.get(node) ?? { done: 0, missing: 0, wrongOrder: 0 };
    counts[what] += orders;
    perNode.set(node, counts);
  };
  for (const { trace, orders, verdict } of judged) {
    totals.orders += orders;
    if (verdict === null) {
      totals.unexplained += orders;
      continue;
    }
    if (conforms(verdict)) totals.conforming += orders;
    totals.missing += verdict.missing.length * orders;
    totals.extra += verdict.extra.length * orders;
    totals.wrongOrder += verdict.wrongOrder.length * orders;
    for (const node of verdict.done) count(node, 'done', orders);
    for (const node of verdict.missing) count(node, 'missing', orders);
    for (const { node } of verdict.wrongOrder) count(node, 'wrongOrder', orders);
    for (const index of verdict.extra) {
      const activity = trace[index];
      if (activity !== undefined) perActivity.set(activity, (perActivity.get(activity) ?? 0) + orders);
    }
  }
  return { ...totals, perNode, perActivity };
}
