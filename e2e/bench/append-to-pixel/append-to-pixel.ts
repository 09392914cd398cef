import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ensureTopics } from '../../../server/kafka/kafka-producer.ts';
import { tickIntervalMs } from '../../../shared/limits.ts';
import { startProduct } from '../../support/product.ts';
import { type Bench, figure } from '../bench.ts';
import { kafkaConfig, withBroker } from '../support/broker.ts';
import { withChromium } from '../support/chromium.ts';
import { quantile } from '../support/statistics.ts';
import { instrumentPage, type Painted } from './instrument.ts';
import { createLoad } from './load.ts';

const topic = 'orders';
const eventsPerSecond = 200;
const warmUpMs = 30_000;
const measuredMs = 30_000;
/** As in the token layer's frame loop. */
const frameGapMaxMs = 50;

interface Latencies {
  readonly toSocket: readonly number[];
  readonly toPixel: readonly number[];
}

/** Opens the product's page with the instruments in it, and waits for the diagram. */
async function openPage(page: Page, url: string): Promise<void> {
  // What the loader of TypeScript wraps functions in does not exist in the page.
  await page.addInitScript('globalThis.__name = (made) => made');
  await page.addInitScript(instrumentPage, { tickMs: tickIntervalMs, frameGapMaxMs });
  await page.goto(url);
  await page.waitForSelector('.djs-shape', { timeout: 60_000 });
}

/** The steps of one order are seconds apart: a token belongs to the order's latest event before it arrived. */
function latencies(produced: ReadonlyMap<string, readonly number[]>, painted: readonly Painted[]): Latencies {
  const toSocket: number[] = [];
  const toPixel: number[] = [];
  for (const { orderId, arrivedAt, paintedAt } of painted) {
    const producedAt = produced.get(orderId)?.findLast((at) => at <= arrivedAt);
    if (producedAt === undefined) continue;
    toSocket.push(arrivedAt - producedAt);
    toPixel.push(paintedAt - producedAt);
  }
  return { toSocket, toPixel };
}

async function measure(brokers: string): Promise<Latencies> {
  const kafka = kafkaConfig(brokers);
  await ensureTopics(kafka, [{ topic, partitions: 4, keepForever: true }]);
  const load = await createLoad(kafka, topic);
  await load.finishedOrders(300);
  const product = await startProduct(['serve', '--brokers', brokers, '--topic', topic]);
  try {
    return await withChromium(async (browser) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await openPage(page, product.url);
      const producing = load.steady(eventsPerSecond, warmUpMs + measuredMs);
      await delay(warmUpMs);
      await page.evaluate(() => window.takePainted?.());
      const produced = await producing;
      return latencies(produced, await page.evaluate(() => window.takePainted?.() ?? []));
    });
  } finally {
    await load.close();
    await product.stop();
  }
}

/** From giving an event to the Kafka producer until its token is painted in Chromium, through the started product. */
export const appendToPixelBench: Bench = {
  name: 'append-to-pixel',
  async *run() {
    const { toSocket, toPixel } = await withBroker(measure);
    console.error(
      `append-to-pixel: ${toPixel.length} tokens were painted for ${(eventsPerSecond * measuredMs) / 1_000} events`,
    );
    yield figure('append-to-pixel p50', 'ms', quantile(toPixel, 0.5));
    yield figure('append-to-pixel p99', 'ms', quantile(toPixel, 0.99));
    yield figure('append-to-socket p50', 'ms', quantile(toSocket, 0.5));
    yield figure('append-to-socket p99', 'ms', quantile(toSocket, 0.99));
  },
};
