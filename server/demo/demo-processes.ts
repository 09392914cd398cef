import { toActivity, toDurationMs } from '../../shared/ids.ts';
import type { ProcessConfig } from '../config/config.ts';
import { orderTopic } from './order-flow.ts';
import { retailTopic } from './retail-flow.ts';

const common = {
  mapping: null,
  labels: {},
  links: { kafkaUi: null, trace: null },
  payload: { default: 'masked', show: ['value.data.amount', 'value.data.paymentMethod', 'value.data.region'] },
} as const;

/**
 * What the demo says about its two processes: which activities start and end them, and what a step may take. The diagram is not among it: it is
 * inferred as for any topic.
 */
export const demoProcesses: readonly ProcessConfig[] = [
  {
    ...common,
    id: 'orders',
    name: 'orders',
    topics: [orderTopic],
    start: [toActivity('order-placed')],
    outcomes: new Map([
      [toActivity('order-completed'), 'completed'],
      [toActivity('order-declined'), 'failed'],
      [toActivity('order-expired'), 'expired'],
    ]),
    sla: { endToEnd: toDurationMs(30_000), default: toDurationMs(10_000), steps: new Map(), atRisk: 0.8 },
  },
  {
    ...common,
    id: 'flowing-retail',
    name: 'flowing-retail',
    topics: [retailTopic],
    start: [toActivity('OrderPlacedEvent')],
    outcomes: new Map([[toActivity('OrderCompletedEvent'), 'completed']]),
    sla: { endToEnd: toDurationMs(30_000), default: toDurationMs(8_000), steps: new Map(), atRisk: 0.8 },
  },
];
