import type { Clock } from '../clock.ts';
import { orderFlowRecords, randomOrder, startOrderFlow } from './order-flow.ts';
import { retailFlowRecords, startRetailFlow } from './retail-flow.ts';
import { createStage, type DemoOrder, type DemoSink, type Random, type Stage } from './stage.ts';

export interface Demo {
  /** Begins placing orders. */
  start(): void;
  /** Places one order by hand; its id. Unknown flows throw. */
  placeOrder(flow: string): { readonly orderId: string };
  stop(): Promise<void>;
}

export interface DemoOptions {
  readonly sink: DemoSink;
  readonly clock: Clock;
  readonly random: Random;
  /** Orders placed a second, on the average, in the order flow; the retail flow gets a third of it. */
  readonly ordersPerSecond: number;
  readonly onFault: (cause: unknown) => void;
}

interface Flow {
  readonly stage: Stage;
  readonly place: (order: DemoOrder) => void;
  readonly ordersPerSecond: number;
}

/** The demo services of flow A (`orders`) and flow B (`flowing-retail`) with a load generator each. */
export function createDemo({ sink, clock, random, ordersPerSecond, onFault }: DemoOptions): Demo {
  const orders = createStage({ sink, clock, random, records: orderFlowRecords, onFault });
  const retail = createStage({ sink, clock, random, records: retailFlowRecords, onFault });
  const flows = new Map<string, Flow>([
    ['orders', { stage: orders, place: startOrderFlow(orders), ordersPerSecond }],
    ['flowing-retail', { stage: retail, place: startRetailFlow(retail), ordersPerSecond: ordersPerSecond / 3 }],
  ]);

  /** Exponential pauses: arrivals as independent customers make them. */
  function generate(flow: Flow): void {
    const pauseMs = Math.min(10_000, (-Math.log(1 - random()) * 1_000) / flow.ordersPerSecond);
    flow.stage.after(pauseMs, () => {
      flow.place(randomOrder(random));
      generate(flow);
    });
  }

  return {
    start() {
      for (const flow of flows.values()) generate(flow);
    },
    placeOrder(name) {
      const flow = flows.get(name);
      if (flow === undefined) throw new Error(`The demo has no flow ${name}.`);
      const order = randomOrder(random);
      flow.place(order);
      return { orderId: order.id };
    },
    async stop() {
      for (const { stage } of flows.values()) stage.stop();
      await sink.close();
    },
  };
}
