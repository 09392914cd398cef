import type { StepRecord } from './records.ts';

/**
 * Share of the orders that came to a step and were through it within its limit; null without a limit or without any. Orders that hang over
 * the limit now, and those that expired in the step, count as not within it, as the runs do that ended too late: else the worst step, whose runs
 * never end, would read 100 %.
 */
export function shareWithin({
  withinLimit,
  runs,
  overdue,
  expired,
  limitMs,
}: Pick<StepRecord, 'withinLimit' | 'runs' | 'overdue' | 'expired' | 'limitMs'>): number | null {
  const judged = runs + overdue + expired;
  return limitMs === null || judged === 0 ? null : (withinLimit ?? 0) * (runs / judged);
}
