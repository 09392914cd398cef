import { expect, it, onTestFinished, vi } from 'vitest';
import { operational } from '../../shared/event/testing/records.ts';
import { toActivity } from '../../shared/ids.ts';
import { planReferences } from '../cli/plan.ts';
import { systemClock } from '../clock.ts';
import { demoConfig } from '../config/defaults.ts';
import { createParsingSource } from '../ingest/parsing-source.ts';
import { orderFlow } from '../ledger/testing/harness.ts';
import { createMemorySource } from '../memory/memory-source.ts';
import { inlineMiner } from '../mining/miner.ts';
import { createRuntime } from '../runtime.ts';
import { orderFlowBpmn } from './testing/bpmn-text.ts';

const way = ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'];
const config = {
  ...orderFlow,
  reference: { file: 'flow.bpmn', map: new Map([['Task_1', toActivity('payment-received')]]), places: new Map() },
};
const plan = (text: string | null) => planReferences(demoConfig([config]), { env: {}, readText: () => text });

it('[B29] from the file named by the configuration to the answer of the running process', async () => {
  const reference = (await plan(orderFlowBpmn)).get('orders');
  expect(reference).toBeDefined();
  const source = createMemorySource({ mode: 'demo', topics: [{ topic: 'orders', partitions: 1 }], clock: systemClock });
  const runtime = createRuntime({
    config,
    source: createParsingSource(source, null),
    clock: systemClock,
    miner: inlineMiner,
    ...(reference && { reference }),
  });
  onTestFinished(() => runtime.stop());
  runtime.start();
  for (const [orderId, types] of Object.entries({ good: way, bad: way.toSpliced(1, 1) })) {
    for (const [index, type] of types.entries()) {
      const { key, value } = operational({ orderId, type, at: systemClock.now() + index, id: `${orderId}:${type}` });
      source.publish({ topic: 'orders', key, value });
    }
  }
  await vi.waitFor(async () => expect((await runtime.process.conformance?.report())?.orders.judged).toBe(2), 20_000);
  const report = await runtime.process.conformance?.report();
  expect(report).toMatchObject({ orders: { conforming: 1 }, deviations: { missing: 1, extra: 0, wrongOrder: 0 } });
});

it('[CO8] a reference that cannot be read ends the start in one sentence', async () => {
  await expect(plan(null)).rejects.toThrow('there is no file flow.bpmn beside the configuration');
  await expect(plan('nonsense')).rejects.toThrow('flow.bpmn is not BPMN 2.0 XML');
});
