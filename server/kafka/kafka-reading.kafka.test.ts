import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { RecordSource } from '../source.ts';
import { createRecordingHandler } from '../testing/recording-handler.ts';
import { createKafkaClient } from './kafka-client.ts';
import { createTransactionalProducer } from './kafka-producer.ts';
import { createKafkaSource } from './kafka-source.ts';
import {
  brokers,
  configFor,
  createTopic,
  orderKeys,
  orderRecords,
  produce,
  uniqueName,
} from './testing/kafka-fixture.ts';

const sources: RecordSource[] = [];

afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.stop()));
});

describe.skipIf(brokers === null)('reading from a real broker', () => {
  const kafka = configFor(brokers ?? '');

  function follow(topics: readonly string[], groupId: string | null = null, handlingMs = 0) {
    const source = createKafkaSource({ kafka: { ...kafka, groupId }, topics, clock: systemClock });
    const handler = createRecordingHandler({ handlingMs });
    sources.push(source);
    source.start(handler);
    const keys = (topic?: string, partition?: number) => handler.records(topic, partition).map((record) => record.key);
    const lastBatch = (partition: number) => handler.batches.findLast((batch) => batch.partition === partition);
    return { source, handler, keys, lastBatch };
  }

  test('[SO7] [A18] records of an aborted transaction are never seen, and the end of the log is reached all the same', async () => {
    const topic = await createTopic(kafka, 1);
    const producer = await createTransactionalProducer(kafka, uniqueName('shop'));
    await producer.sendAll(orderRecords(topic, 0, 0, 3));
    await producer.sendAndAbort(orderRecords(topic, 0, 100, 5));
    await producer.sendAll(orderRecords(topic, 0, 3, 3));
    const { handler, keys, lastBatch } = follow([topic]);
    const caughtUp = () => (lastBatch(0)?.caughtUpAt ?? null) !== null;
    await handler.until(() => handler.records().length >= 6 && caughtUp());
    expect(keys()).toEqual(orderKeys(0, 6));

    // The last thing in the log is now an abort marker, which no record will ever follow.
    await producer.sendAndAbort(orderRecords(topic, 0, 200, 5));
    await producer.close();
    const written = 3 + 5 + 3 + 5;
    const markers = 4;
    await handler.until(() => lastBatch(0)?.nextOffset === written + markers && caughtUp());
    expect(lastBatch(0)?.endOffset).toBe(written + markers);
    expect(keys()).toEqual(orderKeys(0, 6));
  });

  test('[SO21] every partition is told of before the first record of any', async () => {
    const topic = await createTopic(kafka, 4);
    await produce(
      kafka,
      [0, 1, 2].flatMap((partition) => orderRecords(topic, partition, partition * 100, 500)),
    );
    const { handler } = follow([topic]);
    await handler.until(() => handler.records().length >= 1_500);
    const before = handler.batches.slice(
      0,
      handler.batches.findIndex(({ records }) => records.length > 0),
    );
    expect(new Set(before.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2, 3]));
  });

  test.each(['gzip', 'snappy'] as const)('[SO8] batches compressed with %s are read', async (compression) => {
    const topic = await createTopic(kafka, 1);
    await produce(kafka, orderRecords(topic, 0, 0, 200), compression);
    const { handler, keys } = follow([topic]);
    await handler.until(() => handler.records().length >= 200);
    expect(keys()).toEqual(orderKeys(0, 200));
  });

  test('[SO12] [B39] several topics are read at once', async () => {
    const [placed, shipped] = [await createTopic(kafka, 1), await createTopic(kafka, 2)];
    await produce(kafka, [...orderRecords(placed, 0, 0, 20), ...orderRecords(shipped, 1, 50, 20)]);
    const { handler, keys } = follow([placed, shipped]);
    await handler.until(() => handler.records().length >= 40);
    expect(keys(placed, 0)).toEqual(orderKeys(0, 20));
    expect(keys(shipped, 1)).toEqual(orderKeys(50, 20));
  });

  test('[SO12] a partition that is added while reading is read from its start', async () => {
    const topic = await createTopic(kafka, 1);
    await produce(kafka, orderRecords(topic, 0, 0, 5));
    const { handler, keys, lastBatch } = follow([topic]);
    await handler.until(() => handler.records().length >= 5);
    const admin = createKafkaClient(kafka).admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] });
    await admin.disconnect();
    await produce(kafka, orderRecords(topic, 1, 10, 5));
    await handler.until(() => handler.records().length >= 10);
    expect(keys(topic, 0)).toEqual(orderKeys(0, 5));
    expect(keys(topic, 1)).toEqual(orderKeys(10, 5));
    await handler.until(() => (lastBatch(1)?.caughtUpAt ?? null) !== null);
  });

  test('[SO3] partitions that never held a record say up to when they were read', async () => {
    const topic = await createTopic(kafka, 3);
    await produce(kafka, orderRecords(topic, 1, 0, 1));
    const { handler, lastBatch } = follow([topic]);
    await handler.until(() => [0, 1, 2].every((partition) => (lastBatch(partition)?.caughtUpAt ?? null) !== null));
    expect([0, 1, 2].map((partition) => lastBatch(partition)?.nextOffset)).toEqual([0, 1, 0]);
  });

  test('[SO1] [SO13] a long log arrives whole and in order, in pieces', async () => {
    const topic = await createTopic(kafka, 1);
    for (let from = 0; from < 20_000; from += 5_000) await produce(kafka, orderRecords(topic, 0, from, 5_000));
    const { handler, keys } = follow([topic]);
    await handler.until(() => handler.records().length >= 20_000);
    expect(keys()).toEqual(orderKeys(0, 20_000));
    expect(Math.max(...handler.batches.map((batch) => batch.records.length))).toBeLessThanOrEqual(5_000);
  });

  test('[SO1] a partition that goes to another member of the group and comes back is delivered once all the same', async () => {
    const topic = await createTopic(kafka, 2);
    const groupId = uniqueName('choreoscope');
    for (const partition of [0, 1]) await produce(kafka, orderRecords(topic, partition, 0, 4_000));
    const slow = follow([topic], groupId, 60);
    await slow.handler.until(() => slow.handler.records().length > 0);
    const other = follow([topic], groupId);
    await other.handler.until(() => other.handler.records().length > 0);
    await other.source.stop();
    await slow.handler.until(() => slow.handler.records().length >= 8_000);
    for (const partition of [0, 1]) expect(slow.keys(topic, partition)).toEqual(orderKeys(0, 4_000));
  });
});
