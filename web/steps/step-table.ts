import type { StepRecord } from '../../shared/view/records.ts';
import { formatDuration, formatMeasured } from '../time/format.ts';

/** Steps in trouble first: overdue, then at risk, then waiting; the label decides among equals. */
export function sortSteps(steps: readonly StepRecord[]): readonly StepRecord[] {
  return [...steps].sort(
    (a, b) =>
      b.overdue - a.overdue || b.atRisk - a.atRisk || b.waiting - a.waiting || a.label.localeCompare(b.label, 'en'),
  );
}

/** `limit 10m 00s`, `usual limit 12.4 s, learned`; a step without a limit says so. */
export function limitText(step: Pick<StepRecord, 'limitMs' | 'limitKind'>): string {
  if (step.limitMs === null || step.limitKind === null) return 'no limit yet';
  if (step.limitKind === 'configured') return `limit ${formatDuration(step.limitMs)}`;
  return `limit ${formatMeasured(step.limitMs)}, learned`;
}
