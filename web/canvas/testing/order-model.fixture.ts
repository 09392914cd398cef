import { type Activity, toActivity } from '../../../shared/ids.ts';
import { renderBpmn } from '../../../shared/model/bpmn/bpmn.ts';
import { discover } from '../../../shared/model/discover.ts';
import { toFlowGraph } from '../../../shared/model/graph.ts';
import { layout } from '../../../shared/model/layout/layout.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { VariantLog } from '../../../shared/variant/variant-log.ts';

type Traces = readonly (readonly [count: number, trace: readonly string[]])[];

/** The order flow of the design's pictures: payment beside stock and shipping, declined payments cancel, some orders expire. */
const orderTraces: Traces = [
  [430, ['order-placed', 'payment', 'stock', 'shipping', 'order-completed']],
  [300, ['order-placed', 'stock', 'payment', 'shipping', 'order-completed']],
  [240, ['order-placed', 'stock', 'shipping', 'payment', 'order-completed']],
  [14, ['order-placed', 'payment', 'stock', 'shipping', 'order-cancelled']],
  [10, ['order-placed', 'stock', 'payment', 'shipping', 'order-cancelled']],
  [6, ['order-placed', 'payment', 'order-expired']],
];

/** Eight steps in a row, as a choreography with long names gives them. */
const longTraces: Traces = [
  [
    100,
    [
      'order-placed',
      'retrieve-payment',
      'payment-received',
      'fetch-goods',
      'goods-fetched',
      'ship-goods',
      'goods-shipped',
      'order-completed',
    ],
  ],
];

/** A choice of three ways and a way back. */
const choosingTraces: Traces = [
  [60, ['request-registered', 'credit-checked', 'request-decided', 'request-paid']],
  [25, ['request-registered', 'manual-review', 'request-decided', 'request-rejected']],
  [
    15,
    ['request-registered', 'credit-checked', 'request-decided', 'credit-checked', 'request-decided', 'request-paid'],
  ],
];

const named: Readonly<Record<string, string>> = { payment: 'Payment', stock: 'Stock', shipping: 'Shipping' };

export function labelOf(activity: string): string {
  const words = activity.replaceAll('-', ' ');
  return named[activity] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function logOf(traces: Traces): VariantLog {
  const activities = [...new Set(traces.flatMap(([, trace]) => trace))];
  return {
    activities: activities.map(toActivity),
    variants: traces.map(([count, trace]) => ({ count, trace: trace.map((name) => activities.indexOf(name)) })),
  };
}

/** A model as the server sends it, discovered and laid out by the real engine. */
function modelOf(traces: Traces, version = 1, interrupts: readonly Activity[] = []): ModelMessage {
  const log = logOf(traces);
  const model = discover(log, { interrupts });
  const { diagram } = layout(toFlowGraph(model, log), { labelOf });
  const xml = renderBpmn(diagram, { processId: 'orders', processName: 'orders', version });
  return { version, since: 0, orders: model.orders, fitting: 0.984, diagram, xml } as unknown as ModelMessage;
}

export function orderModel(): ModelMessage {
  return modelOf(orderTraces, 14, [toActivity('order-expired')]);
}

/** The order flow with a fraud check before the payment: what a drift looks like. */
export function changedOrderModel(): ModelMessage {
  const changed = orderTraces.map(
    ([count, trace]) =>
      [count, trace.flatMap((name) => (name === 'payment' ? ['fraud-check', 'payment'] : [name]))] as const,
  );
  const between: Traces = [
    [120, ['order-placed', 'fraud-check', 'stock', 'payment', 'shipping', 'order-completed']],
    [90, ['order-placed', 'fraud-check', 'stock', 'shipping', 'payment', 'order-completed']],
    [60, ['order-placed', 'stock', 'fraud-check', 'shipping', 'payment', 'order-completed']],
  ];
  return modelOf([...changed, ...between], 15, [toActivity('order-expired')]);
}

export const longModel = (): ModelMessage => modelOf(longTraces, 3);
export const choosingModel = (): ModelMessage => modelOf(choosingTraces, 2);
