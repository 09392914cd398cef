import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { StepRecord, ViewRecord } from '../../../shared/view/records.ts';
import { aStep } from './records.fixture.ts';

/** The numbers of the design's main picture: 1,204 orders in flight, payment far over its budget. */
const busySteps: Readonly<Record<string, Partial<StepRecord>>> = {
  'order-placed': { perMinute: 312 },
  'order-completed': { perMinute: 310 },
  'order-expired': { perMinute: 2.1 },
  payment: {
    service: 'payment-service',
    waiting: 46,
    atRisk: 13,
    overdue: 7,
    classes: [20, 6, 13, 2, 5],
    budgetUsed: 1.68,
    heat: 4,
    p50Ms: 2_900,
    p95Ms: 4_100,
    perMinute: 311,
  },
  stock: {
    service: 'stock-service',
    waiting: 68,
    classes: [66, 2, 0, 0, 0],
    budgetUsed: 0.41,
    heat: 0,
    p50Ms: 11_800,
    p95Ms: 31_000,
    perMinute: 310,
  },
  shipping: {
    service: 'shipping-service',
    waiting: 1_104,
    atRisk: 9,
    overdue: 2,
    classes: [795, 220, 77, 12, 0],
    budgetUsed: 0.62,
    heat: 1,
    p50Ms: 192_000,
    p95Ms: 362_000,
    perMinute: 301,
  },
};

const summary: ViewRecord = {
  kind: 'summary',
  inFlight: 1_204,
  atRisk: 22,
  overdue: 9,
  manual: 3,
  completed: 81_204,
  expired: 310,
  failed: 0,
  cancelled: 0,
  compensated: 0,
  partial: 0,
  accepted: 400_000,
  rejected: 0,
  spread: null,
  duplicate: 0,
  late: 0,
  outOfOrder: 0,
  donePerMinute: 310,
  expiredPerMinute: 2.1,
  withinSla: 0.992,
  ordersRevision: 1,
};

/** Every record of a view in which a model is busy; steps the picture does not name get modest numbers. */
export function busyRecords(model: ModelMessage): ViewRecord[] {
  const { nodes, flows, interrupts } = model.diagram;
  const steps = [...nodes, ...interrupts.map(({ end }) => end)].flatMap(({ activity, label }, i) =>
    activity === null
      ? []
      : [
          aStep({
            type: activity,
            label,
            runs: 6_000,
            ...(busySteps[activity] ?? { waiting: i * 3, service: 'some-service', p50Ms: 900, p95Ms: 4_000 * i }),
          }),
        ],
  );
  const outOf = (source: string) => flows.filter((flow) => flow.source === source).reduce((sum, f) => sum + f.count, 0);
  return [
    summary,
    ...steps,
    ...flows.map(({ id, source, count }): ViewRecord => {
      const split = nodes.find((node) => node.id === source)?.type === 'xor';
      return { kind: 'flow', element: id as never, count, share: split ? count / Math.max(1, outOf(source)) : 1 };
    }),
    ...nodes
      .filter(({ type }) => type === 'and')
      .slice(-1)
      .map(({ id }): ViewRecord => ({ kind: 'gateway', element: id as never, waiting: 1_190, atRisk: 0, overdue: 0 })),
  ];
}
