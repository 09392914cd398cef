import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KafkaConfig } from '../../../server/config/config.ts';
import { startBroker } from '../../../server/kafka/broker/broker.ts';
import { BrokerUnavailable } from '../../../server/kafka/broker/broker-unavailable.ts';
import { BenchSkipped } from '../bench.ts';

export const kafkaConfig = (address: string): KafkaConfig => ({
  brokers: [address],
  clientId: 'choreoscope-bench',
  groupId: null,
  ssl: false,
  sasl: null,
});

/** A real broker for the time of `use`, with a data folder of its own. */
export async function withBroker<Result>(use: (brokers: string) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'choreoscope-bench-'));
  try {
    const broker = await startBroker({ dataDir });
    try {
      return await use(broker.brokers);
    } finally {
      await broker.stop();
    }
  } catch (error) {
    throw error instanceof BrokerUnavailable ? new BenchSkipped(error.message) : error;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
