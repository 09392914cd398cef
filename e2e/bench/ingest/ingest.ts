import { type Bench, figure } from '../bench.ts';
import { kafkaConfig, withBroker } from '../support/broker.ts';
import { measureInChild } from '../support/child.ts';
import { median } from '../support/statistics.ts';
import { fillTopic } from './fill-topic.ts';
import { type Reading, readingSchema } from './reading.ts';

const topic = 'bench-orders';
const orderCount = 100_000;
const eventCount = orderCount * 5;
const rounds = 3;

const eventsPerSecond = (runs: readonly Reading[]): number =>
  median(runs.map(({ events, tookMs }) => (1_000 * events) / tookMs));
const warmEventsPerSecond = (runs: readonly Reading[]): number =>
  median(runs.map(({ events, warmTookMs }) => (1_000 * events) / warmTookMs));
const cpuSecondsPerMillion = (runs: readonly Reading[]): number =>
  median(runs.map(({ events, cpuMs }) => (1_000 * cpuMs) / events));

/** Our pipeline beside bare kafkajs with JSON.parse on the same topic of a real broker: alternating runs, a process each. */
export const ingestBench: Bench = {
  name: 'ingest',
  async *run() {
    const { ours, bare } = await withBroker(async (brokers) => {
      await fillTopic(kafkaConfig(brokers), topic, orderCount);
      const read = (module: string) =>
        measureInChild(new URL(module, import.meta.url), readingSchema, {
          options: [brokers, topic, String(eventCount)],
        });
      const runs: { ours: Reading[]; bare: Reading[] } = { ours: [], bare: [] };
      for (let round = 0; round < rounds; round++) {
        runs.bare.push(await read('bare-run.ts'));
        runs.ours.push(await read('our-run.ts'));
      }
      return runs;
    });
    yield figure('ingest', 'events/s', eventsPerSecond(ours), eventsPerSecond(bare));
    yield figure('ingest-warm', 'events/s', warmEventsPerSecond(ours), warmEventsPerSecond(bare));
    yield figure('ingest-cpu', 's/million events', cpuSecondsPerMillion(ours), cpuSecondsPerMillion(bare));
  },
};
