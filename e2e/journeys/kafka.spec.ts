import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { brokerTest as test } from '../support/fixtures.ts';
import { createOrderLog } from '../support/order-log.ts';
import { createTopic, produceLog } from '../support/produce.ts';
import { portOf, startProduct } from '../support/product.ts';
import { expectServersView } from '../support/same-view.ts';
import { openScreen, paintedPixels, screenOf, viewOf } from '../support/screen.ts';

test('[A39][A01][A04][A14] the demo on real Kafka, watched without any configuration: diagram, list, one order', async ({
  page,
  start,
  broker,
}) => {
  const demo = await start(['demo', '--brokers', broker.brokers]);
  await demo.says(`Producing  the demo's orders to Kafka at ${broker.brokers}`);
  const { url } = await start(['--brokers', broker.brokers, '--topic', 'orders']);
  const screen = screenOf(page);
  await page.goto(url);
  await expect(screen.chip).toHaveText('Live');

  // Nobody said which events end an order: that takes a few orders that have fallen silent.
  for (const step of ['Order placed', 'Payment processed', 'Stock reserved', 'Order shipped', 'Order completed']) {
    await expect(screen.named(step).first()).toBeVisible({ timeout: 60_000 });
  }
  await expect.poll(() => paintedPixels(screen.tokens)).toBeGreaterThan(50);

  await screen.rows.first().click();
  await expect(screen.drawer.locator('.timeline-row').first()).toBeVisible();
  await expect(screen.fact('Position')).toHaveText(/^orders-[0-3]-\d+$/);
  await expect(screen.step('order-placed')).toHaveClass(/path-done/);
  const api = createApi(url, 'orders');
  expect(await api.summary()).toMatchObject({ orders: { partial: 0 }, events: { rejected: 0, duplicate: 0 } });
});

test.describe('a crash', () => {
  test.use({ expectedErrors: /WebSocket|net::ERR|Failed to load resource/ });

  test('[B03][B35][A18] of the server while watching: it reads the log anew, the page recovers by itself, every count is right', async ({
    page,
    start,
    broker,
  }) => {
    const topic = 'counted-orders';
    const truth = createOrderLog(400);
    await createTopic(broker.brokers, topic);
    await produceLog(broker.brokers, topic, truth.events);

    const watch = ['--brokers', broker.brokers, '--topic', topic];
    const first = await startProduct(watch);
    const screen = screenOf(page);
    await page.goto(first.url);
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    const expectTruth = async (url: string): Promise<void> => {
      const orders = { completed: truth.completed, failed: truth.declined, inFlight: 0, partial: 0 };
      const events = { accepted: truth.events.length, rejected: 0, duplicate: 0 };
      await expect
        .poll(() => createApi(url, topic).summary(), { timeout: 60_000 })
        .toMatchObject({ orders, events, lag: 0 });
      await expectServersView(page, url, topic);
      expect((await viewOf(page)).records['summary']).toMatchObject({ ...orders, ...events });
    };
    await expectTruth(first.url);

    await first.kill();
    await expect(screen.chip).toHaveText('Stale');
    await expect(screen.banner).toContainText('The server has been silent since');
    const second = await start(watch, { port: portOf(first.url) });
    await expect(screen.chip).toHaveText('Live', { timeout: 40_000 });
    await expect(screen.banner).toBeHidden();
    await expectTruth(second.url);
    await expect(screen.named('Payment received').first()).toBeVisible();
    expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
  });
});

test('[A18][B40] a topic that is not there yet is said in words, in the terminal and on the page, and read once it is', async ({
  page,
  start,
  broker,
}) => {
  const topic = 'orders-to-come';
  const product = await start(['--brokers', broker.brokers, '--topic', topic]);
  const sentence = `Topic ${topic} does not exist on ${broker.brokers}; waiting for it.`;
  const screen = screenOf(page);
  await page.goto(product.url);
  await expect(screen.banner).toHaveText(sentence);
  await product.says(sentence);

  const { events } = createOrderLog(40);
  await createTopic(broker.brokers, topic);
  await produceLog(broker.brokers, topic, events);
  await expect(screen.banner).toBeHidden();
  await expect(screen.named('Order shipped').first()).toBeVisible({ timeout: 60_000 });
  await expect(screen.chip).toHaveText('Live');
});

test('[B35] a broker that goes away is said in words, and its coming back is noticed', async ({
  page,
  start,
  broker,
}) => {
  const topic = 'orders-of-a-lost-broker';
  await createTopic(broker.brokers, topic);
  const { events } = createOrderLog(80);
  const half = events.length / 2;
  await produceLog(broker.brokers, topic, events.slice(0, half));
  const product = await start(['--brokers', broker.brokers, '--topic', topic]);
  const screen = await openScreen(page, product.url);

  await broker.kill();
  const sentence = `Kafka cannot be reached at ${broker.brokers}; trying again.`;
  await expect(screen.banner).toHaveText(sentence, { timeout: 60_000 });
  await product.says(sentence);
  // What has been read stays in sight.
  await expect(screen.named('Order shipped').first()).toBeVisible();

  await broker.restart();
  await expect(screen.banner).toBeHidden({ timeout: 60_000 });
  await produceLog(broker.brokers, topic, events.slice(half));
  await expect
    .poll(async () => (await createApi(product.url, topic).summary()).events, { timeout: 60_000 })
    .toMatchObject({ accepted: events.length, duplicate: 0 });
});
