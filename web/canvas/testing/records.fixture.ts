import { toActivity } from '../../../shared/ids.ts';
import { elementIdOf } from '../../../shared/model/element-id.ts';
import type { StepRecord } from '../../../shared/view/records.ts';

/** A step of the view on which nothing has happened, but for `changes`. */
export function aStep(changes: Partial<StepRecord> & { readonly type?: string } = {}): StepRecord {
  const { type = 'payment', ...rest } = changes;
  const activity = toActivity(type);
  return {
    kind: 'step',
    element: elementIdOf(activity),
    activity,
    label: type,
    service: null,
    waiting: 0,
    atRisk: 0,
    overdue: 0,
    classes: [0, 0, 0, 0, 0],
    budgetUsed: null,
    heat: null,
    limitMs: null,
    limitKind: null,
    runs: 0,
    expired: 0,
    meanMs: null,
    p50Ms: null,
    p95Ms: null,
    withinLimit: null,
    perMinute: 0,
    total: 0,
    lastSeenAt: null,
    ...rest,
  };
}
