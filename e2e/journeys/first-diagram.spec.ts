import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { paintedPixels, screenOf, tokenPicture } from '../support/screen.ts';

const steps = ['Order placed', 'Payment processed', 'Stock reserved', 'Order shipped', 'Order completed'];

test('[A01][B01] ten seconds after opening there is a diagram that nobody drew', async ({ page, start }) => {
  const { url } = await start([]);
  const screen = screenOf(page);
  await page.goto(url);
  await expect(screen.diagram.locator('.djs-shape').first()).toBeVisible({ timeout: 10_000 });

  for (const step of steps) await expect(screen.named(step).first()).toBeVisible();

  // It settles as orders pass: payment beside stock and shipping, never one after the other.
  const api = createApi(url, 'orders');
  const gateways = async () => (await api.model()).diagram.nodes.filter(({ type }) => type === 'and').length;
  await expect.poll(gateways).toBe(2);
  const { xml } = await api.model();
  expect(xml).toContain('<bpmndi:BPMNDiagram');
});

test('[UI50] the model changes under the eye without a blank frame, and elements keep their ids', async ({
  page,
  start,
}) => {
  const { url } = await start([]);
  await page.goto(url);
  const shape = page.locator('[data-element-id="step_order-placed"]').first();
  await expect(shape).toBeVisible({ timeout: 10_000 });
  await page.evaluate(() => {
    const look = (): void => {
      const shapes = document.querySelectorAll('.djs-shape').length;
      document.documentElement.dataset['fewestShapes'] = String(
        Math.min(shapes, Number(document.documentElement.dataset['fewestShapes'] ?? shapes)),
      );
      requestAnimationFrame(look);
    };
    look();
  });
  const api = createApi(url, 'orders');
  const first = (await api.model()).version;
  await expect.poll(async () => (await api.model()).version).toBeGreaterThan(first);
  const { version } = await api.model();
  await expect(page.getByText(new RegExp(`^Model v(${version}|${version + 1}|${version + 2})$`))).toBeVisible();
  await expect(shape).toBeVisible();
  expect(Number(await page.evaluate(() => document.documentElement.dataset['fewestShapes']))).toBeGreaterThan(2);
});

test('[A01] tokens move on it, one for each event', async ({ page, demo }) => {
  const screen = screenOf(page);
  await page.goto(demo.url);
  await expect.poll(() => paintedPixels(screen.tokens)).toBeGreaterThan(50);
  const before = await tokenPicture(screen.tokens);
  await expect.poll(() => tokenPicture(screen.tokens)).not.toBe(before);
});

test('[A04][A28] the list shows every order in flight: its state, what it waits for, for how long, due when', async ({
  page,
  demo,
}) => {
  const screen = screenOf(page);
  await page.goto(demo.url);
  await expect(screen.list.getByRole('columnheader')).toHaveText(['Order', 'State', 'Waiting for', 'For', 'Due in']);
  const waiting = screen.rows.filter({ hasText: /Payment processed|Order shipped|Stock reserved/ }).first();
  await expect(waiting.getByRole('cell')).toHaveText([
    /^[0-9a-f]{8}$/,
    /^(In flight|At risk|Overdue)$/,
    /Payment processed|Order shipped|Stock reserved/,
    /^(\d+m )?\d+s$/,
    /^−?(\d+m )?\d+s$/,
  ]);

  const api = createApi(demo.url, 'orders');
  await expect
    .poll(async () => {
      const { orders } = await api.summary();
      return (await screen.kpiNumber('in flight').textContent()) === String(orders.inFlight);
    })
    .toBe(true);
});

test('[A31] an order placed by hand is opened and goes its way', async ({ page, demo }) => {
  const screen = screenOf(page);
  await page.goto(demo.url);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(screen.drawer.getByRole('heading', { name: /^Order [0-9a-f]{8}$/ })).toBeVisible();
  await expect(screen.step('stock-reserved')).toHaveClass(/path-done/);
});
