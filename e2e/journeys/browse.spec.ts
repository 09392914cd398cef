import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { createOrderLog } from '../support/order-log.ts';
import { idsOf, openScreen } from '../support/screen.ts';

const truth = createOrderLog(2_000);
const completed = `${truth.completed.toLocaleString('en')} orders`;

test('[A04][B03] filter by state: the list holds exactly the orders there are, and only rows in sight exist', async ({
  page,
  endedLog,
}) => {
  const screen = await openScreen(page, endedLog.url);
  await screen.filter.fill('is:completed');
  await expect(screen.total).toHaveText(completed);
  await expect(screen.list).toHaveAttribute('aria-rowcount', String(truth.completed + 1));
  expect(await screen.rows.count()).toBeLessThan(80);
  await screen.filter.fill('is:failed');
  await expect(screen.total).toHaveText(`${truth.declined} orders`);
});

test('[A04] scrolling loads further pages, down to the last order', async ({ page, endedLog }) => {
  const screen = await openScreen(page, endedLog.url);
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('By order id');
  await screen.filter.fill('is:completed');
  await expect(screen.total).toHaveText(completed);
  await expect.poll(() => idsOf(screen)).toContain('order-00000');
  const toTheEnd = () =>
    page.locator('.order-list').evaluate((list) => {
      list.scrollTop = list.scrollHeight;
    });
  await expect
    .poll(
      async () => {
        await toTheEnd();
        return idsOf(screen);
      },
      { intervals: [50], timeout: 60_000 },
    )
    .toContain('order-01998');
  expect(await screen.rows.count()).toBeLessThan(80);
  await expect(screen.row('order-01998')).toHaveAttribute('aria-rowindex', String(truth.completed + 1));
});

test('[A04][A14] filter by the beginning of an id, sort, and clear again', async ({ page, endedLog }) => {
  const screen = await openScreen(page, endedLog.url);
  await page.keyboard.press('/');
  await expect(screen.filter).toBeFocused();
  await page.keyboard.type('order-0012 is:completed');
  await expect(screen.total).toHaveText('10 orders');
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('By order id');
  const ascending = Array.from({ length: 10 }, (_, index) => `order-0012${index}`);
  await expect.poll(() => idsOf(screen)).toEqual(ascending);
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('Newest first');
  await expect.poll(() => idsOf(screen)).toEqual(ascending.toReversed());
  await page.getByRole('button', { name: 'Clear filter' }).first().click();
  await expect(screen.filter).toHaveValue('');
});

test.describe('a filter that cannot be read', () => {
  test.use({ expectedErrors: /status of 400/ });

  test('[A04] is told in words, and the page goes on', async ({ page, endedLog }) => {
    const screen = await openScreen(page, endedLog.url);
    await screen.filter.fill('is:lost');
    await expect(page.getByRole('search').getByRole('alert')).toContainText('"is:lost" is unknown');
    await screen.filter.fill('is:failed');
    await expect(screen.total).toHaveText(`${truth.declined} orders`);
  });
});

test('[A28][B03] the numbers of the strip are those of the API, and lead to their orders', async ({ page, demo }) => {
  const screen = await openScreen(page, demo.url);
  const api = createApi(demo.url, 'orders');
  const numbers = [
    ['in flight', 'is:in-flight'],
    ['overdue', 'is:overdue'],
  ] as const;
  for (const [label, filter] of numbers) {
    await screen.kpi(label).click();
    await expect(screen.filter).toHaveValue(filter);
    // Live numbers: shown and asked for within the same moment.
    await expect
      .poll(async () => {
        const { total } = await api.orders({ filter });
        const said = [await screen.kpiNumber(label).textContent(), await screen.total.textContent()];
        return said.every((text) => Number.parseInt(text ?? '', 10) === total);
      })
      .toBe(true);
  }
});

test('[A28] a click on a step shows the orders that wait for it, another click lets go', async ({ page, demo }) => {
  const screen = await openScreen(page, demo.url);
  await screen.step('order-shipped').click();
  await expect(page).toHaveURL(/step=order-shipped/);
  await expect(page.getByRole('button', { name: 'Only Order shipped: clear' })).toBeVisible();
  const waits = screen.list.locator('td.order-wait');
  await expect
    .poll(async () => {
      const titles = await waits.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
      return titles.length > 0 && titles.every((title) => title.includes('Order shipped'));
    })
    .toBe(true);
  await screen.step('order-shipped').click();
  await expect(page).not.toHaveURL(/step=/);
});

test('[UI20] a number of the strip and the list it leads to differ for a moment only', async ({ page, demo }) => {
  const screen = await openScreen(page, `${demo.url}/p/orders?filter=is:overdue`);
  await expect(screen.total).toBeVisible();
  const watchMs = 15_000;
  const longestMs = await page.evaluate(async (forMs) => {
    const numberIn = (selector: string): number =>
      Number.parseInt(document.querySelector(selector)?.textContent ?? '', 10);
    const endAt = performance.now() + forMs;
    let agreedAt = performance.now();
    let longest = 0;
    while (performance.now() < endAt) {
      await new Promise(requestAnimationFrame);
      if (numberIn('.kpi[aria-current] .kpi-number') === numberIn('.panel-tools .quiet')) agreedAt = performance.now();
      longest = Math.max(longest, performance.now() - agreedAt);
    }
    return longest;
  }, watchMs);
  expect(longestMs).toBeLessThan(800);
});
