import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startBroker } from '../broker/broker.ts';
import { BrokerUnavailable } from '../broker/broker-unavailable.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port` of a real Kafka; null where there is none, and the tests that need it are skipped. */
    readonly brokers: string | null;
    /** `host:port` of its controller, where the broker was started here. */
    readonly controller: string | null;
  }
}

/** One broker for all Kafka tests of a run; `CHOREOSCOPE_TEST_BROKERS` names one that runs already. */
export default async function provideBroker(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['CHOREOSCOPE_TEST_BROKERS'];
  if (given !== undefined && given !== '') {
    project.provide('brokers', given);
    project.provide('controller', null);
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'choreoscope-kafka-'));
  const clean = () => rm(dataDir, { recursive: true, force: true });
  try {
    const broker = await startBroker({ dataDir });
    project.provide('brokers', broker.brokers);
    project.provide('controller', broker.controller);
    return async () => {
      await broker.stop();
      await clean();
    };
  } catch (error) {
    await clean();
    // Where nobody looks at the hint, a skipped test would pass for a passed one.
    if (!(error instanceof BrokerUnavailable) || process.env['CI'] === 'true') throw error;
    console.warn(`The Kafka tests are skipped. ${error.message} Or name a broker: CHOREOSCOPE_TEST_BROKERS=host:port`);
    project.provide('brokers', null);
    project.provide('controller', null);
    return undefined;
  }
}
