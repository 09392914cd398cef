import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { idsOf, openScreen } from '../support/screen.ts';

test('[A03][A28] where it is stuck can be seen, and which orders those are is one click away', async ({
  page,
  demo,
}) => {
  const screen = await openScreen(page, demo.url);
  const api = createApi(demo.url, 'orders');

  // One payment method hangs: its step grows hot, with a hatch and a number of its own for the overdue.
  await expect(screen.step('payment-processed')).toHaveClass(/heat-[34]/, { timeout: 60_000 });
  const trouble = screen.badges('payment-processed').and(page.locator('.cs-tone-over'));
  await expect(trouble).toHaveText(/^\d+$/);

  await trouble.click();
  await expect(page).toHaveURL(/step=payment-processed/);
  await screen.filter.fill('is:overdue');
  // Live: the same question asked of the server within the same moment.
  const filter = 'is:overdue step:payment-processed';
  await expect
    .poll(async () => {
      const { orders, total } = await api.orders({ filter });
      const shown = await idsOf(screen);
      return total > 0 && shown.join() === orders.map(({ id }) => id).join();
    })
    .toBe(true);

  await screen.rows.first().click();
  await expect(screen.drawer.locator('.cause')).toContainText(/^Payment processed is overdue by (\d+m\s)?\d+s\./);
  await expect(screen.drawer.locator('.cause')).toContainText(/payment-service last sent it at \d\d:\d\d:\d\d/);
  await expect(screen.step('payment-processed')).toHaveClass(/path-waiting/);
  await expect(screen.step('order-completed')).toHaveClass(/path-blocked/);
  await expect(screen.drawer.locator('.timeline-row.blocked').first()).toContainText('needs Payment processed');
});

test('[UI30][A03] x leads from one stuck order to the next', async ({ page, demo }) => {
  const screen = await openScreen(page, demo.url);
  await expect
    .poll(async () => (await createApi(demo.url, 'orders').orders({ filter: 'is:stuck' })).total, { timeout: 60_000 })
    .toBeGreaterThan(1);
  await page.keyboard.press('x');
  await expect(screen.drawer).toContainText('Overdue');
  const first = page.url();
  await page.keyboard.press('x');
  await expect(page).not.toHaveURL(first);
  await expect(screen.drawer).toContainText('Overdue');
});

test('[A39][A40] within two minutes every kind of trouble has been on screen', async ({ demo }) => {
  const api = createApi(demo.url, 'orders');
  await expect
    .poll(
      async () => {
        const { orders, events } = await api.summary();
        const { completed, failed, expired, overdue, manual } = orders;
        return Object.entries({ completed, failed, expired, overdue, manual, late: events.late })
          .filter(([, count]) => count === 0)
          .map(([kind]) => kind);
      },
      { message: 'kinds not seen yet', timeout: 100_000 },
    )
    .toEqual([]);
  const { diagram } = await api.model();
  expect(diagram.nodes.filter(({ type }) => type === 'and')).toHaveLength(2);
  expect(diagram.interrupts.map(({ end }) => end.activity)).toEqual(['order-expired']);
});
