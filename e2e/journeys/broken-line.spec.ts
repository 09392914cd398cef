import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { createOrderLog, writeOrderLog } from '../support/order-log.ts';
import { portOf, startProduct } from '../support/product.ts';
import { expectServersView } from '../support/same-view.ts';
import { openScreen, viewOf } from '../support/screen.ts';
import { openLine } from '../support/tcp-line.ts';

// The browser itself reports a broken line as an error.
test.use({ expectedErrors: /WebSocket|net::ERR|Failed to load resource/ });

const orders = 2_000;

test('[VW1][B35] after 10,000 events and a line broken again and again the browser holds what the server holds', async ({
  page,
  start,
  folder,
}) => {
  const truth = createOrderLog(orders);
  expect(truth.events.length).toBe(10_000);
  const { url } = await start(['replay', await writeOrderLog(folder, orders), '--duration', 'PT12S']);
  const line = await openLine(url);
  const screen = await openScreen(page, line.url);
  const accepted = async () => {
    const summary = (await viewOf(page)).records['summary'];
    return summary?.kind === 'summary' ? summary.accepted : 0;
  };

  let cuts = 0;
  await expect
    .poll(
      async () => {
        const count = await accepted();
        if (count > 0 && count < truth.events.length) {
          line.cut();
          cuts += 1;
        }
        return count;
      },
      { intervals: [1_000], timeout: 60_000 },
    )
    .toBe(truth.events.length);
  expect(cuts).toBeGreaterThan(4);

  await expect(screen.chip).toHaveText('Ended');
  await expectServersView(page, url, 'orders');
  const { orders: counts, events } = await createApi(url, 'orders').summary();
  expect(counts).toMatchObject({ completed: truth.completed, failed: truth.declined, inFlight: 0 });
  expect(events).toMatchObject({ accepted: truth.events.length, duplicate: 0, rejected: 0 });
  await line.close();
});

test('[UI14][B35] a line that falls silent is told, dialled anew, and nothing is missing afterwards', async ({
  page,
  demo,
}) => {
  const line = await openLine(demo.url);
  const screen = await openScreen(page, line.url);
  await expect(screen.chip).toHaveText('Live');
  line.freeze();
  await expect(screen.chip).toHaveText('Stale');
  await expect(screen.banner).toContainText(/The server has been silent since \d\d:\d\d:\d\d UTC/);
  line.thaw();
  await expect(screen.chip).toHaveText('Live', { timeout: 40_000 });
  await expect(screen.banner).toBeHidden();
  await line.close();
});

test('[B35] a server that crashes and comes back is noticed; the page recovers by itself', async ({ page, start }) => {
  const first = await startProduct([]);
  const screen = await openScreen(page, first.url);
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await first.kill();
  await expect(screen.chip).toHaveText('Stale');
  await expect(screen.banner).toContainText('The server has been silent since');

  // The demo begins anew: whatever was on screen belongs to a server that is no more.
  const second = await start([], { port: portOf(first.url) });
  await expect(screen.chip).toHaveText('Live', { timeout: 40_000 });
  await expect(screen.banner).toBeHidden();
  await expect(screen.step('payment-processed')).toBeVisible();
  const api = createApi(second.url, 'orders');
  await expect
    .poll(async () => {
      const { orders } = await api.summary();
      const held = (await viewOf(page)).records['summary'];
      return held?.kind === 'summary' && held.completed === orders.completed && held.inFlight === orders.inFlight;
    })
    .toBe(true);
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
});
