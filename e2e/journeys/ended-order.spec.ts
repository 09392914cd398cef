import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { openScreen } from '../support/screen.ts';

const patience = { timeout: 100_000 };
/** What the demo's payment has not answered this long after the expiry it never answers. */
const answersLateMs = 21_000;

test('[A26][UI42] a result for an expired order is told as late, and that a person is needed', async ({
  page,
  demo,
}) => {
  const api = createApi(demo.url, 'orders');
  await expect.poll(async () => (await api.orders({ filter: 'is:manual' })).total, patience).toBeGreaterThan(0);
  const screen = await openScreen(page, `${demo.url}/p/orders?filter=is:manual`);
  // What the number means, and why it does not go down: above the list and in its tooltip.
  const explained = /A result came after the order had expired: a person has to decide.*cannot be marked as done/;
  await expect(page.getByRole('tabpanel').getByText(explained)).toBeVisible();
  await expect(screen.kpi('need a person')).toHaveAttribute('title', explained);
  await screen.rows.first().click();
  await expect(screen.drawer.locator('.cause')).toContainText(
    /Payment processed came \d+s after the order had expired. A person has to decide/,
  );
  await expect(screen.drawer.locator('.timeline-row.stopped')).toContainText(/expired after 4\ds, came \d+s later/);
});

test('[A03][A06][B16] an expired order goes on telling where it stopped and what never came', async ({
  page,
  demo,
}) => {
  const api = createApi(demo.url, 'orders');
  const expired = async () => {
    const { orders, asOf } = await api.orders({ filter: 'is:expired' });
    return orders.filter(({ late, closedAt }) => late === 0 && (asOf ?? 0) - (closedAt ?? 0) > answersLateMs);
  };
  await expect.poll(async () => (await expired()).length, patience).toBeGreaterThan(0);
  const [order] = await expired();
  const screen = await openScreen(page, `${demo.url}/p/orders/o/${order?.id}`);

  await expect(screen.drawer.locator('.cause')).toContainText('Payment processed never came; the order expired');
  const row = screen.drawer.locator('.timeline-row.stopped');
  await expect(row).toContainText('Payment processed');
  await expect(row).toContainText(/never came, expired after 4\ds/);
  await expect(screen.drawer.locator('.timeline-row.blocked').first()).toContainText('needs Payment processed');

  await expect(screen.step('payment-processed')).toHaveClass(/path-stopped/);
  await expect(screen.step('order-completed')).toHaveClass(/path-blocked/);
  await expect(screen.step('order-shipped')).toHaveClass(/path-done/);
  await expect(screen.diagram.getByRole('region', { name: 'Legend' })).toContainText('stopped here');
});
