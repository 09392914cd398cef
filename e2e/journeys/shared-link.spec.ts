import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { openScreen, type Screen, screenOf } from '../support/screen.ts';

async function expectSharedView(screen: Screen, id: string): Promise<void> {
  await expect(screen.filter).toHaveValue('is:failed');
  await expect(screen.heat('Volume')).toBeChecked();
  await expect(screen.drawer.getByRole('heading', { name: `Order ${id}` })).toBeVisible();
  await expect(screen.row(id)).toHaveAttribute('aria-current', 'true');
  await expect(screen.step('order-declined')).toHaveClass(/path-done/);
  await expect(screen.fact('Type')).toHaveText('order-shipped');
}

test('[A22][UI1] the address holds the view: shared, reloaded, and gone back over', async ({
  page,
  context,
  browser,
  noErrors,
  endedLog,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const [order] = (await createApi(endedLog.url, 'orders').orders({ filter: 'is:failed', sort: 'id' })).orders;
  const id = order?.id ?? '';
  const screen = await openScreen(page, endedLog.url);
  await screen.filter.fill('is:failed');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('By order id');
  await screen.heat('Volume').check({ force: true });
  await screen.row(id).click();
  await screen.drawer.locator('.timeline-row').getByRole('button', { name: 'Order shipped' }).click();
  await expectSharedView(screen, id);
  await screen.drawer.getByRole('button', { name: 'Copy a link to this order' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  noErrors(other);
  await other.goto(link);
  await expectSharedView(screenOf(other), id);
  await elsewhere.close();

  await page.reload();
  await expectSharedView(screen, id);
  await page.goBack();
  await expect(screen.drawer).toBeHidden();
  await expect(screen.filter).toHaveValue('is:failed');
  await page.goForward();
  await expectSharedView(screen, id);
});

test.describe('an address of a process that is not watched', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('[UI41] names the ones that are, one click away', async ({ page, demo }) => {
    await page.goto(`${demo.url}/p/nowhere?filter=is:overdue`);
    await expect(page.getByRole('status')).toHaveText('There is no process nowhere here.');
    await expect(page.getByRole('list').getByRole('link')).toHaveText([
      /^orders\d+ in flight$/,
      /^flowing-retail\d+ in flight$/,
    ]);
    await expect(page.getByText('Reload')).toBeHidden();
    await page.getByRole('link', { name: 'orders' }).click();
    await expect(page).toHaveURL(`${demo.url}/p/orders`);
    await expect(screenOf(page).diagram.locator('.djs-shape').first()).toBeVisible();
  });
});
