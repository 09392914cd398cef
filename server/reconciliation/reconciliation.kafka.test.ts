import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { toActivity, toDurationMs } from '../../shared/ids.ts';
import { seededRandom } from '../../shared/model/testing/random.ts';
import { systemClock } from '../clock.ts';
import type { KafkaConfig, ProcessConfig } from '../config/config.ts';
import { defaultProcess } from '../config/defaults.ts';
import { openGateway } from '../gateway/testing/open-gateway.ts';
import { type LocalBroker, startBroker } from '../kafka/broker/broker.ts';
import { ensureTopics } from '../kafka/kafka-producer.ts';
import { createKafkaReader } from '../kafka/kafka-reader.ts';
import { configFor } from '../kafka/testing/kafka-fixture.ts';
import { createRuntime } from '../runtime.ts';
import { type Api, createApi } from './testing/api.ts';
import { checkCounts, checkSample, checkWaits } from './testing/check.ts';
import { inferableMix, orderStories, orderWaits } from './testing/order-stories.ts';
import { numberHeader, type PlannedRecord } from './testing/planned-record.ts';
import { publish } from './testing/publish.ts';
import { readNumbers } from './testing/read-log.ts';
import { retailStories, retailWaits } from './testing/retail-stories.ts';
import { foldTruth, type TrueRules, type Truth } from './testing/truth.ts';
import { weave, writeOrderEvent, writeRetailEvent } from './testing/write-records.ts';

const settleTimeoutMs = 90_000;
const testTimeoutMs = 400_000;
const spanMs = 40 * 60_000;
/** The last event is some minutes old when the first is published. */
const startsAt = (): number => systemClock.now() - 45 * 60_000;
const limit = { endToEnd: null, default: toDurationMs(1_000), steps: new Map(), atRisk: 0.8 };

async function ownBroker(): Promise<LocalBroker> {
  const dataDir = await mkdtemp(join(tmpdir(), 'choreoscope-kafka-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const broker = await startBroker({ dataDir });
  onTestFinished(() => broker.stop());
  return broker;
}

/** Watches processes on a broker and answers for them over HTTP. */
async function watch(kafka: KafkaConfig, configs: readonly ProcessConfig[]): Promise<(process: string) => Api> {
  const runtimes = configs.map((config) =>
    createRuntime({
      config,
      source: createKafkaReader({ kafka, topics: config.topics, mapping: config.mapping, clock: systemClock }),
      clock: systemClock,
      onFault: (cause) => {
        throw cause;
      },
    }),
  );
  for (const runtime of runtimes) {
    runtime.start();
    onTestFinished(() => runtime.stop());
  }
  const url = await openGateway({ processes: () => runtimes.map(({ process }) => process) });
  return (process) => createApi(url, process);
}

/** The truth about a topic, from the plan and from where a plain consumer finds its records. */
async function truthOf(kafka: KafkaConfig, plan: readonly PlannedRecord[], rules: TrueRules): Promise<Truth> {
  const topic = plan[0]?.record.topic ?? '';
  const meanings = new Map(plan.map(({ record, meaning }) => [record.headers?.[numberHeader], meaning]));
  const log = await readNumbers(kafka, topic, plan.length);
  expect(new Set(log.map(({ number }) => number))).toEqual(new Set(meanings.keys()));
  return foldTruth(
    log.flatMap(({ number, partition, offset }) => {
      const meaning = meanings.get(number);
      return meaning === undefined ? [] : [{ meaning, topic, partition, offset }];
    }),
    rules,
  );
}

const settled = (check: () => Promise<void>): Promise<void> =>
  vi.waitFor(check, { timeout: settleTimeoutMs, interval: 500 });

describe.skipIf(inject('controller') === null)('reconciliation on a real broker', () => {
  test(
    '[B03] [A04] [A18] [A21] [B35] every count equals the truth, whatever the broker went through',
    async () => {
      const random = seededRandom(3);
      const broker = await ownBroker();
      const kafka = configFor(broker.brokers);
      await ensureTopics(kafka, [
        { topic: 'orders', partitions: 4, keepForever: true },
        { topic: 'flowing-retail', partitions: 1, keepForever: true },
      ]);
      const shared = { startsAt: startsAt(), spanMs, random };
      const orders = weave({
        ...shared,
        topic: 'orders',
        stories: orderStories('order', 3_500, random),
        write: writeOrderEvent('orders'),
        spoiled: 120,
      });
      const retail = weave({
        ...shared,
        topic: 'flowing-retail',
        stories: retailStories('trace', 1_500, random),
        write: writeRetailEvent('flowing-retail'),
        spoiled: 40,
      });
      const orderRules = {
        start: 'order-placed',
        ends: { 'order-completed': 'completed', 'order-expired': 'expired' },
      };
      const retailRules = { start: 'OrderPlacedEvent', ends: { OrderCompletedEvent: 'completed' } };
      const api = await watch(kafka, [
        configured('orders', 'orders', orderRules),
        configured('retail', 'flowing-retail', retailRules),
      ]);

      const half = <Item>(items: readonly Item[]): number => Math.floor(items.length / 2);
      await publish(kafka, 'shop', orders.slice(0, half(orders)));
      await publish(kafka, 'retail', retail.slice(0, half(retail)));
      await broker.stop();
      await settled(async () => expect((await api('orders').summary()).live).toBe(false));
      await broker.restart();
      await publish(kafka, 'shop', orders.slice(half(orders)));
      await publish(kafka, 'retail', retail.slice(half(retail)));

      const orderTruth = await truthOf(kafka, orders, orderRules);
      await settled(() => checkCounts(api('orders'), orderTruth));
      await settled(() =>
        checkWaits(api('orders'), orderTruth, ({ events }) =>
          orderWaits(new Set(events.map(({ activity }) => activity))),
        ),
      );
      await checkSample(api('orders'), orderTruth, 140);

      const retailTruth = await truthOf(kafka, retail, retailRules);
      await settled(() => checkCounts(api('retail'), retailTruth));
      await settled(() =>
        checkWaits(api('retail'), retailTruth, ({ events }) => retailWaits(events.at(-1)?.activity ?? '')),
      );
      await checkSample(api('retail'), retailTruth, 60);
    },
    testTimeoutMs,
  );

  test(
    '[A05] [B06] the same counts with nothing configured: starts and ends are inferred',
    async () => {
      const random = seededRandom(4);
      const broker = await ownBroker();
      const kafka = configFor(broker.brokers);
      await ensureTopics(kafka, [{ topic: 'orders', partitions: 4, keepForever: true }]);
      const plan = weave({
        topic: 'orders',
        stories: orderStories('order', 2_000, random, inferableMix),
        write: writeOrderEvent('orders'),
        spoiled: 60,
        startsAt: startsAt(),
        spanMs,
        random,
      });
      const api = await watch(kafka, [{ ...defaultProcess('orders', ['orders']), sla: limit }]);
      await publish(kafka, 'shop', plan);
      const truth = await truthOf(kafka, plan, {
        start: 'order-placed',
        ends: { 'order-completed': 'completed', 'order-expired': 'expired' },
      });
      await settled(() => checkCounts(api('orders'), truth));
      await checkSample(api('orders'), truth, 50);
    },
    testTimeoutMs,
  );
});

function configured(id: string, topic: string, { start, ends }: TrueRules): ProcessConfig {
  const outcomes = Object.entries(ends).map(([activity, outcome]) => [toActivity(activity), outcome] as const);
  return {
    ...defaultProcess(id, [topic]),
    start: [toActivity(start)],
    outcomes: new Map(outcomes) as NonNullable<ProcessConfig['outcomes']>,
    sla: limit,
  };
}
