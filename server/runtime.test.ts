import { afterEach, describe, expect, it, vi } from 'vitest';
import { operational } from '../shared/event/testing/records.ts';
import { applyDelta } from '../shared/view/apply.ts';
import { type View, viewKey } from '../shared/view/records.ts';
import { systemClock } from './clock.ts';
import { createParsingSource } from './ingest/parsing-source.ts';
import { orderFlow } from './ledger/testing/harness.ts';
import { createMemorySource } from './memory/memory-source.ts';
import { createWorkerMiner, inlineMiner } from './mining/miner.ts';
import { createRuntime, type ProcessRuntime } from './runtime.ts';

const running: ProcessRuntime[] = [];
afterEach(() => Promise.all(running.splice(0).map((runtime) => runtime.stop())));

function open(miner = inlineMiner) {
  const source = createMemorySource({ mode: 'demo', topics: [{ topic: 'orders', partitions: 4 }], clock: systemClock });
  const runtime = createRuntime({
    config: orderFlow,
    source: createParsingSource(source, null),
    clock: systemClock,
    miner,
  });
  running.push(runtime);
  runtime.start();
  const publish = (orderId: string, types: readonly string[]): void => {
    for (const [index, type] of types.entries()) {
      const { key, value } = operational({ orderId, type, at: systemClock.now() + index, id: `${orderId}:${type}` });
      source.publish({ topic: 'orders', key, value });
    }
  };
  return { process: runtime.process, publish };
}

const way = ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'];
const labels = (process: ProcessRuntime['process']) =>
  process.model()?.diagram.nodes.flatMap(({ label }) => label || []);

describe('the corridor from records to deltas', () => {
  it('[A01] draws a diagram of what orders did, in a worker thread', async () => {
    const { process, publish } = open(createWorkerMiner());
    for (let order = 0; order < 5; order++) publish(`o${order}`, way);
    await vi.waitFor(() => expect(labels(process)).toContain('Payment received'), { timeout: 20_000, interval: 50 });
    expect(process.summary().orders).toMatchObject({ completed: 5, inFlight: 0 });
  }, 30_000);

  it('[B40] shows a new event type without a restart', async () => {
    const { process, publish } = open();
    for (let order = 0; order < 5; order++) publish(`o${order}`, way);
    await vi.waitFor(() => expect(labels(process)).toContain('Payment received'), { timeout: 10_000, interval: 50 });
    for (let order = 0; order < 20; order++)
      publish(`n${order}`, [...way.slice(0, 4), 'parcel-insured', 'order-completed']);
    await vi.waitFor(() => expect(labels(process)).toContain('Parcel insured'), { timeout: 10_000, interval: 50 });
  }, 30_000);

  it('[VW1] keeps a browser that applies its deltas equal to a fresh snapshot', async () => {
    const { process, publish } = open();
    const { records, seq } = process.feed.snapshot();
    let view: View = new Map(records.map((record) => [viewKey(record), record]));
    let held = seq;
    process.feed.subscribe((delta) => {
      expect(delta.fromSeq).toBe(held);
      view = applyDelta(view, delta);
      held = delta.seq;
    });
    for (let order = 0; order < 40; order++) publish(`o${order}`, way.slice(0, 1 + (order % way.length)));
    await vi.waitFor(() => expect(process.summary().orders.completed).toBe(8), { timeout: 10_000, interval: 50 });
    await vi.waitFor(() => expect(held).toBe(process.feed.snapshot().seq));
    expect([...view].sort()).toEqual(
      process.feed
        .snapshot()
        .records.map((record) => [viewKey(record), record])
        .sort(),
    );
  }, 30_000);
});
