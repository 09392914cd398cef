import type { StepRecord } from '../../shared/view/records.ts';
import { formatBudget } from '../time/format.ts';

/** Steps in trouble first: overdue, then at risk, then waiting; the label decides among equals. */
export function sortSteps(steps: readonly StepRecord[]): readonly StepRecord[] {
  return [...steps].sort(
    (a, b) =>
      b.overdue - a.overdue || b.atRisk - a.atRisk || b.waiting - a.waiting || a.label.localeCompare(b.label, 'en'),
  );
}

/** `limit 10m` where it is configured, `learned 12.4 s` where not; a step without one (a start, an expiry) has a dash. */
export function limitText(step: Pick<StepRecord, 'limitMs' | 'limitKind'>): string {
  if (step.limitMs === null || step.limitKind === null) return '–';
  return `${step.limitKind === 'configured' ? 'limit' : 'learned'} ${formatBudget(step.limitMs)}`;
}
