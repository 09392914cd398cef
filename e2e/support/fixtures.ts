import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type LocalBroker, startBroker } from '../../server/kafka/broker/broker.ts';
import { BrokerUnavailable } from '../../server/kafka/broker/broker-unavailable.ts';
import { writeOrderLog } from './order-log.ts';
import { type Product, startProduct } from './product.ts';

interface JourneyFixtures {
  /** Console errors a journey brings about itself, by breaking the line: those that match are no fault. */
  readonly expectedErrors: RegExp | null;
  /** Fails the test at the first error in the console of any page of its own. */
  readonly noErrors: (page: Page) => void;
  /** Starts a program of the test's own; what still runs at its end is stopped and must end well. */
  readonly start: typeof startProduct;
  /** A folder that is gone after the test. */
  readonly folder: string;
}

interface SharedFixtures {
  /** The in-process demo, running since the first journey that watched it. */
  readonly demo: Product;
  /** A log of 2,000 orders in 10,000 events that has been replayed to its end: nothing changes any more. */
  readonly endedLog: Product;
  /** A real broker; null where none can be had on this machine. */
  readonly maybeBroker: LocalBroker | null;
}

/** Playwright's test with the started product. */
export const test = base.extend<JourneyFixtures, SharedFixtures>({
  expectedErrors: [null, { option: true }],

  noErrors: [
    // After `start`, so that what is said when its programs end is not heard any more.
    async ({ context, expectedErrors, start: _ }, use) => {
      const errors: string[] = [];
      const note = (text: string): void => {
        if (expectedErrors?.test(text) !== true) errors.push(text);
      };
      const watch = (page: Page): void => {
        page.on('pageerror', (error) => note(error.stack ?? error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
        });
      };
      context.on('page', watch);
      await use(watch);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from the pattern
  start: async ({}, use, info) => {
    const products: Product[] = [];
    await use(async (...args) => {
      const product = await startProduct(...args);
      products.push(product);
      return product;
    });
    if (info.status !== info.expectedStatus) {
      for (const product of products) await info.attach('output of the program', { body: product.output() });
    }
    for (const product of products) await product.stop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: see above
  folder: async ({}, use) => {
    await inFolder(use);
  },

  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const product = await startProduct([]);
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  endedLog: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      await inFolder(async (folder) => {
        const product = await startProduct(['replay', await writeOrderLog(folder, 2_000), '--speed', '0']);
        await use(product);
        await product.stop();
      });
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  maybeBroker: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      await inFolder(async (dataDir) => {
        const broker = await startBroker({ dataDir }).catch(hintAtSkipping);
        await use(broker);
        await broker?.stop();
      });
    },
    { scope: 'worker', timeout: 150_000 },
  ],
});

/** The same with a real broker; its journeys are skipped, with a hint, where none can be had. */
export const brokerTest = test.extend<{ readonly broker: LocalBroker }>({
  broker: async ({ maybeBroker }, use, info) => {
    if (maybeBroker === null) return info.skip(true, 'no Kafka broker on this machine');
    await use(maybeBroker);
  },
});

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'choreoscope-e2e-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where nobody looks at the hint, a skipped test would pass for a passed one. */
function hintAtSkipping(error: unknown): null {
  if (!(error instanceof BrokerUnavailable) || process.env['CI'] === 'true') throw error;
  console.warn(`The journeys on real Kafka are skipped. ${error.message}`);
  return null;
}
