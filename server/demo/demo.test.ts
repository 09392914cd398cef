import { beforeAll, describe, expect, it } from 'vitest';
import { compileMapping } from '../../shared/event/compile-mapping.ts';
import { epoch, record } from '../../shared/event/testing/records.ts';
import { toEpochMs } from '../../shared/ids.ts';
import { seededRandom } from '../../shared/model/testing/random.ts';
import type { OutgoingRecord } from '../kafka/kafka-producer.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createDemo } from './demo.ts';
import { demoProcesses } from './demo-processes.ts';
import { businessTopic, orderTopic } from './order-flow.ts';
import { retailTopic } from './retail-flow.ts';

const published: (readonly OutgoingRecord[])[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  const random = seededRandom(7);
  const clock = createVirtualClock(toEpochMs(epoch));
  const sink = {
    publish: async (_: string, records: readonly OutgoingRecord[]) => void published.push(records),
    close: async () => {},
  };
  const demo = createDemo({
    sink,
    clock,
    random: () => random.next(),
    ordersPerSecond: 3,
    onFault: (cause) => faults.push(cause),
  });
  demo.start();
  await clock.advance(120_000);
  await demo.stop();
});

/** Event types per order of a topic, in the order they were published. */
function tracesOf(topic: string): string[][] {
  const parse = compileMapping(null);
  const traces = new Map<string, string[]>();
  for (const { value, headers, key } of published.flat().filter((one) => one.topic === topic)) {
    const outcome = parse(record({ topic, key, value, ...(headers === undefined ? {} : { headers }) }));
    if (outcome.kind === 'rejection') throw new Error(outcome.rejection.detail);
    traces.set(outcome.event.orderId, [...(traces.get(outcome.event.orderId) ?? []), outcome.event.activity]);
  }
  return [...traces.values()];
}

describe('the demo', () => {
  it('[DE1] publishes each business event together with its operational event', () => {
    const flowA = published.filter((records) => records.some(({ topic }) => topic === orderTopic));
    expect(flowA.length).toBeGreaterThan(500);
    expect(
      flowA.every((records) => records.map(({ topic }) => topic).join() === `${businessTopic},${orderTopic}`),
    ).toBe(true);
    expect(faults).toEqual([]);
  });

  it('[DE2][A39] shows happy, declined, expired, late and stuck orders within two minutes', () => {
    const traces = tracesOf(orderTopic);
    const some = (holds: (trace: readonly string[]) => boolean): number => traces.filter(holds).length;
    expect(some((trace) => trace.at(-1) === 'order-completed')).toBeGreaterThan(200);
    expect(some((trace) => trace.at(-1) === 'order-declined')).toBeGreaterThan(3);
    expect(some((trace) => trace.at(-1) === 'order-expired')).toBeGreaterThan(3);
    expect(some((trace) => trace.includes('order-expired') && trace.at(-1) === 'payment-processed')).toBeGreaterThan(1);
    expect(some((trace) => trace.includes('order-shipped') && !trace.includes('payment-processed'))).toBeGreaterThan(3);
  });

  it('[DE2] lets either branch be first', () => {
    const first = tracesOf(orderTopic).map(
      (trace) => trace.indexOf('payment-processed') - trace.indexOf('order-shipped'),
    );
    expect(first.filter((gap) => gap > 0).length).toBeGreaterThan(20);
    expect(first.filter((gap) => gap < 0).length).toBeGreaterThan(20);
  });

  it('[DE2] mixes choreographed and orchestrated orders on the retail topic, and loses an answer now and then', () => {
    const traces = tracesOf(retailTopic);
    expect(traces.some((trace) => trace.includes('RetrievePaymentCommand'))).toBe(true);
    expect(traces.some((trace) => trace.length === 5 && trace.at(-1) === 'OrderCompletedEvent')).toBe(true);
    expect(
      published
        .flat()
        .filter(({ topic }) => topic === retailTopic)
        .every(({ key }) => key === null),
    ).toBe(true);
  });

  it('[DE3] says where orders of its processes start and end, and no diagram', () => {
    const types = new Set([...tracesOf(orderTopic), ...tracesOf(retailTopic)].flat());
    for (const { start, outcomes, mapping } of demoProcesses) {
      expect(mapping).toBeNull();
      expect([...(start ?? []), ...(outcomes?.keys() ?? [])].every((activity) => types.has(activity))).toBe(true);
    }
  });
});
