import type { ModelMessage, OrderDetail, OrderRow, ProcessSummary } from '../../../shared/protocol/http.ts';
import { failure, success } from '../../../shared/result.ts';
import { metricsBucketsSeconds, type ProcessMetrics, type WatchedProcess } from '../../process.ts';
import { createFakeFeed, type FakeFeed, stepRecord } from './fake-feed.ts';
import { fakeVersions } from './fake-versions.ts';

export interface FakeProcess extends WatchedProcess {
  readonly feed: FakeFeed;
}

interface FakeProcessOptions {
  readonly id?: string;
  readonly demo?: boolean;
  readonly model?: ModelMessage | null;
  readonly problem?: string | null;
  readonly metrics?: Partial<ProcessMetrics>;
  readonly ringMax?: number;
}

/** A watched process with fixed answers: one order `A-1`, a filter that fails on `broken`, and a feed driven by hand. */
export function createFakeProcess(options: FakeProcessOptions = {}): FakeProcess {
  const { id = 'orders', demo = false, model = fakeModel, problem = null } = options;
  return {
    id,
    name: 'Orders',
    listItem: () => ({ id, name: 'Orders', orders: 1, asOf: 1_000, model: { version: 2, since: 500 }, demo }),
    summary: () => ({ id, ...fakeSummary }),
    model: (version) => (version === undefined || version === model?.version ? model : null),
    steps: () => [stepRecord('payment-received', 1)],
    orders: ({ filter, limit }) =>
      filter === 'broken'
        ? failure('The filter breaks off.')
        : success({ orders: [fakeOrder].slice(0, limit), total: 1, start: 0, nextCursor: null, asOf: 1_000 }),
    order: (order, generation = 1) => (order === fakeOrder.id && generation === 1 ? fakeDetail : null),
    deviations: () => null,
    versions: fakeVersions,
    rejections: () => ({ total: 0, reasons: [] }),
    feed: createFakeFeed(options.ringMax),
    ready: () => problem === null,
    problem: () => problem,
    metrics: () => ({ ...fakeMetrics, ...options.metrics }),
  };
}

const fakeOrder: OrderRow = {
  id: 'A-1',
  generation: 1,
  state: 'in-flight',
  attention: 'none',
  partial: false,
  startedAt: 100,
  lastEventAt: 200,
  closedAt: null,
  dueAt: null,
  waitingFor: [],
  late: 0,
};

const fakeDetail: OrderDetail = {
  ...fakeOrder,
  generations: 1,
  modelVersion: 2,
  steps: [],
  events: [],
  path: { done: [], waiting: [], stopped: [], blocked: [], needs: {} },
  asOf: 1_000,
};

const fakeModel: ModelMessage = {
  version: 2,
  since: 500,
  orders: 25,
  fitting: 1,
  diagram: { nodes: [], flows: [], interrupts: [], width: 0, height: 0 },
  xml: '<definitions/>',
};

const fakeSummary: Omit<ProcessSummary, 'id'> = {
  asOf: 1_000,
  live: true,
  lag: 0,
  orders: {
    inFlight: 1,
    atRisk: 0,
    overdue: 0,
    manual: 0,
    completed: 0,
    expired: 0,
    failed: 0,
    cancelled: 0,
    compensated: 0,
    partial: 0,
  },
  events: { accepted: 1, rejected: 0, duplicate: 0, late: 0, outOfOrder: 0 },
  model: { version: 2, steps: 3, since: 500 },
};

const fakeMetrics: ProcessMetrics = {
  inFlight: new Map([['payment-received', 3]]),
  overdue: new Map([['payment-received', 1]]),
  completed: 7,
  expired: new Map([['payment-received', 2]]),
  accepted: 40,
  late: 1,
  rejected: new Map([['not-json', 5]]),
  lag: [{ topic: 'orders', partition: 0, records: 12 }],
  asOf: 1_700_000_000_500,
  durations: new Map([
    ['payment-received', { buckets: metricsBucketsSeconds.map((bound) => (bound < 5 ? 0 : 4)), sum: 17.5, count: 4 }],
  ]),
};
