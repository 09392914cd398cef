import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import { systemClock } from '../clock.ts';
import type { EventSource, PartitionPosition } from '../ingest/event-batch.ts';
import { createParsingSource } from '../ingest/parsing-source.ts';
import { collectEvents } from '../ingest/testing/collect-events.ts';
import { createKafkaReader } from './kafka-reader.ts';
import { createKafkaSource } from './kafka-source.ts';
import { brokers, configFor, createTopic, produce } from './testing/kafka-fixture.ts';

const settle = { timeout: 30_000, interval: 50 };
const mapping = { activity: ['header.kind', 'value.type'] };

describe.skipIf(brokers === null)('reading in a thread of its own', () => {
  const kafka = configFor(brokers ?? '');

  function follow(source: EventSource, positions: readonly PartitionPosition[] = []) {
    const collector = collectEvents(positions);
    onTestFinished(() => source.stop());
    source.start(collector);
    return collector;
  }

  async function writtenTopic(): Promise<string> {
    const topic = await createTopic(kafka, 2);
    const records = Array.from({ length: 400 }, (_, index) => ({
      topic,
      partition: index % 2,
      key: `o${index % 50}`,
      value:
        index % 40 === 7 ? 'not JSON' : JSON.stringify({ type: 'paid', orderId: `Ä-${index % 50}`, id: `e${index}` }),
      headers: index % 5 === 0 ? { kind: 'shipped', trace: `t${index}` } : undefined,
      timestamp: toEpochMs(1_700_000_000_000 + index),
    }));
    await produce(kafka, records);
    return topic;
  }

  test('[SO22] delivers what the same source delivers in this thread', async () => {
    const topics = [await writtenTopic()];
    const threaded = follow(createKafkaReader({ kafka, topics, mapping, clock: systemClock }));
    const plain = follow(createParsingSource(createKafkaSource({ kafka, topics, clock: systemClock }), mapping));
    for (const { rows, rejections, states } of [threaded, plain]) {
      await vi.waitFor(() => expect([rows().length, rejections.length]).toEqual([390, 10]), settle);
      await vi.waitFor(() => expect(states.at(-1)).toEqual({ kind: 'live' }), settle);
    }
    expect(threaded.rows()).toEqual(plain.rows());
    const byOffset = ({ position }: { position: { partition: number; offset: number } }) =>
      position.partition * 1_000 + position.offset;
    const inOrder = (rejections: typeof threaded.rejections) =>
      rejections.toSorted((a, b) => byOffset(a) - byOffset(b));
    expect(inOrder(threaded.rejections)).toEqual(inOrder(plain.rejections));
  }, 60_000);

  test('[SO22] goes on where it is told to, and delivers nothing after its end', async () => {
    const topic = await writtenTopic();
    const reader = createKafkaReader({ kafka, topics: [topic], mapping, clock: systemClock });
    const positions = [0, 1].map((partition) => ({ topic, partition, nextOffset: 190 }));
    const { rows } = follow(reader, positions);
    await vi.waitFor(() => expect(rows().length).toBeGreaterThanOrEqual(19), settle);
    expect(rows().every(({ offset }) => offset >= 190)).toBe(true);
    await reader.stop();
    const read = rows().length;
    await produce(kafka, [{ topic, key: 'o1', value: JSON.stringify({ type: 'paid', orderId: 'late' }) }]);
    await systemClock.sleep(1_000);
    expect(rows()).toHaveLength(read);
  }, 60_000);
});
