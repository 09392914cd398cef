import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { KafkaConfig } from '../config/config.ts';
import type { RecordSource } from '../source.ts';
import { createRecordingHandler } from '../testing/recording-handler.ts';
import { startBroker } from './broker/broker.ts';
import { findFreePort } from './broker/free-port.ts';
import { createKafkaClient } from './kafka-client.ts';
import { ensureTopics } from './kafka-producer.ts';
import { createKafkaSource } from './kafka-source.ts';
import {
  brokers,
  configFor,
  controller,
  createTopic,
  orderKeys,
  orderRecords,
  produce,
  uniqueName,
} from './testing/kafka-fixture.ts';

const cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

function follow(kafka: KafkaConfig, topics: readonly string[]) {
  const source: RecordSource = createKafkaSource({ kafka, topics, clock: systemClock });
  const handler = createRecordingHandler();
  cleanUp.push(() => source.stop());
  source.start(handler);
  const problems = () => handler.states.flatMap((state) => (state.kind === 'connecting' ? (state.problem ?? []) : []));
  const keys = () => handler.records().map((record) => record.key);
  return { handler, problems, keys };
}

describe.skipIf(brokers === null)('trouble with a real broker', () => {
  const kafka = configFor(brokers ?? '');

  test('[SO10] [SO11] [B27] a missing topic is waited for, never created, and read once it exists', async () => {
    const topic = uniqueName('orders');
    const { handler, problems, keys } = follow(kafka, [topic]);
    await handler.until(() => problems().length > 0);
    expect(problems()[0]).toBe(`Topic ${topic} does not exist on ${brokers}; waiting for it.`);
    const admin = createKafkaClient(kafka).admin();
    await admin.connect();
    expect(await admin.listTopics()).not.toContain(topic);
    await admin.disconnect();

    await ensureTopics(kafka, [{ topic, partitions: 1 }]);
    await produce(kafka, orderRecords(topic, 0, 0, 5));
    await handler.until(() => handler.records().length >= 5);
    expect(keys()).toEqual(orderKeys(0, 5));
    await handler.until(() => handler.states.at(-1)?.kind === 'live');
  });

  test('[SO10] an unreachable broker is told in one sentence', async () => {
    const port = await findFreePort();
    const { handler, problems } = follow(configFor(`127.0.0.1:${port}`), ['orders']);
    await handler.until(() => problems().length > 0);
    expect(problems()[0]).toBe(`Kafka cannot be reached at 127.0.0.1:${port}; trying again.`);
  });

  test.skipIf(controller === null)('[SO10] the port of a controller is told in words', async () => {
    const { handler, problems } = follow(configFor(controller ?? ''), ['orders']);
    await handler.until(() => problems().length > 0);
    expect(problems()[0]).toMatch(/looks like a controller's port; use the one for clients/);
  });

  test('[SO10] a topic that was deleted and created anew is not taken for the same log', async () => {
    const topic = await createTopic(kafka, 1);
    await produce(kafka, orderRecords(topic, 0, 0, 50));
    const { handler, problems } = follow(kafka, [topic]);
    await handler.until(() => handler.records().length >= 50);
    const admin = createKafkaClient(kafka).admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await handler.until(() => problems().some((problem) => problem.includes('does not exist')));
    await admin.disconnect();
    await ensureTopics(kafka, [{ topic, partitions: 1 }]);
    await produce(kafka, orderRecords(topic, 0, 100, 5));
    await handler.until(() => problems().some((problem) => problem.includes('was replaced')));
    expect(handler.records()).toHaveLength(50);
  });

  test('[SO11] [B27] nothing is committed to the consumer group', async () => {
    const groupId = uniqueName('choreoscope');
    const topic = await createTopic(kafka, 1);
    await produce(kafka, orderRecords(topic, 0, 0, 5));
    const { handler } = follow({ ...kafka, groupId }, [topic]);
    await handler.until(() => handler.batches.at(-1)?.caughtUpAt !== undefined && handler.records().length === 5);
    const admin = createKafkaClient(kafka).admin();
    await admin.connect();
    const committed = await admin.fetchOffsets({ groupId, topics: [topic] });
    await admin.disconnect();
    expect(committed.flatMap(({ partitions }) => partitions.map(({ offset }) => offset))).toEqual(['-1']);
  });

  test.skipIf(controller === null).each(['stop', 'kill'] as const)(
    '[SO9] [B35] a broker that comes back after a %s loses and doubles nothing',
    async (end) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'choreoscope-kafka-'));
      cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
      const broker = await startBroker({ dataDir });
      cleanUp.push(() => broker.stop());
      const own = configFor(broker.brokers);
      const topic = await createTopic(own, 2);
      await produce(own, [...orderRecords(topic, 0, 0, 500), ...orderRecords(topic, 1, 1_000, 500)]);
      const { handler, problems } = follow(own, [topic]);
      await handler.until(() => handler.records().length >= 1_000);

      await broker[end]();
      const unreachable = `Kafka cannot be reached at ${broker.brokers}; trying again.`;
      await handler.until(() => problems().includes(unreachable));
      await broker.restart();
      await produce(own, [...orderRecords(topic, 0, 500, 500), ...orderRecords(topic, 1, 1_500, 500)]);
      await handler.until(() => handler.records().length >= 2_000 && handler.states.at(-1)?.kind === 'live');
      expect(handler.records(topic, 0).map((record) => record.key)).toEqual(orderKeys(0, 1_000));
      expect(handler.records(topic, 1).map((record) => record.key)).toEqual(orderKeys(1_000, 1_000));
    },
  );
});
