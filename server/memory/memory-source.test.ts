import { expect, test } from 'vitest';
import { memoryQueueMax } from '../../shared/limits.ts';
import { systemClock } from '../clock.ts';
import { recordSourceContract } from '../testing/record-source-contract.ts';
import { createRecordingHandler } from '../testing/recording-handler.ts';
import { createMemorySource } from './memory-source.ts';

const twoPartitions = (topic: string) =>
  createMemorySource({ mode: 'demo', topics: [{ topic, partitions: 2 }], clock: systemClock });

recordSourceContract('the in-process source', async (records) => () => {
  const source = twoPartitions(records[0]?.topic ?? '');
  for (const record of records) source.publish(record);
  return source;
});

test('[SO6] records with the same key share a partition, other keys spread', () => {
  const source = twoPartitions('orders');
  const partitionOf = (key: string) => source.publish({ topic: 'orders', key, value: '{}' }).partition;
  expect(partitionOf('order-1')).toBe(partitionOf('order-1'));
  const used = new Set(Array.from({ length: 50 }, (_, index) => partitionOf(`order-${index}`)));
  expect([...used].sort()).toEqual([0, 1]);
});

test('[SO6] publishing never delivers inside the call, also from inside the handler', async () => {
  const source = twoPartitions('orders');
  const handler = createRecordingHandler();
  source.start(handler);
  source.publish({ topic: 'orders', key: 'order-1', value: '{}' });
  expect(handler.batches).toEqual([]);
  await handler.until(() => handler.records().length === 1);
  await source.stop();
});

test('[SO6] the queue is bounded: publishing into a full one fails', () => {
  const source = twoPartitions('orders');
  for (let count = 0; count < memoryQueueMax; count += 1) source.publish({ topic: 'orders', key: null, value: null });
  expect(() => source.publish({ topic: 'orders', key: null, value: null })).toThrow(/wait undelivered/);
});

test('[SO6] a partition that does not exist is refused', () => {
  const source = twoPartitions('orders');
  expect(() => source.publish({ topic: 'orders', partition: 2, key: null, value: null })).toThrow(/no partition 2/);
  expect(() => source.publish({ topic: 'elsewhere', key: null, value: null })).toThrow(/topic elsewhere/);
});

test('[SO3] partitions that never held a record report progress too', async () => {
  const source = twoPartitions('orders');
  const handler = createRecordingHandler();
  source.start(handler);
  await handler.until(() =>
    [0, 1].every((partition) => handler.batches.some((batch) => batch.partition === partition)),
  );
  expect(handler.batches.every((batch) => batch.caughtUpAt !== null && batch.endOffset === 0)).toBe(true);
  await source.stop();
});
