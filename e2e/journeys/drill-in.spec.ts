import { expect } from '@playwright/test';
import { createApi } from '../support/api.ts';
import { test } from '../support/fixtures.ts';
import { idsOf, openScreen } from '../support/screen.ts';

test('[A14][A22] an order opened from the list: its way on the diagram, its timeline, its events', async ({
  page,
  endedLog,
}) => {
  const screen = await openScreen(page, `${endedLog.url}/p/orders?filter=is:completed&sort=id`);
  await screen.row('order-00003').click();
  await expect(screen.drawer).toContainText('Completed');

  for (const activity of ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed']) {
    await expect(screen.step(activity)).toHaveClass(/path-done/);
  }
  await expect(screen.step('order-declined')).toHaveClass(/path-not-taken/);
  await expect(screen.diagram.locator('.djs-connection.path-done').first()).toBeVisible();

  const rows = screen.drawer.locator('.timeline-row');
  await expect(rows).toHaveCount(5);
  await expect(rows.filter({ hasText: 'Order shipped' })).toContainText(/wait and work/);

  const { events } = await createApi(endedLog.url, 'orders').order('order-00003');
  expect(events).toHaveLength(5);
  for (const event of events) {
    await screen.drawer.locator('.timeline-row').getByRole('button', { name: event.label }).click();
    const { topic, partition, offset } = event.position;
    await expect(screen.fact('Position')).toHaveText(`${topic}-${partition}-${offset}`);
    await expect(screen.fact('Type')).toHaveText(event.activity);
    await expect(screen.fact('Source')).toHaveText(event.source ?? '');
  }
});

test('[A22] Escape closes the order and the diagram is everybody’s again', async ({ page, endedLog }) => {
  const screen = await openScreen(page, `${endedLog.url}/p/orders?filter=is:completed&sort=id`);
  await screen.row('order-00001').click();
  await expect(screen.step('order-completed')).toHaveClass(/path-done/);
  await page.keyboard.press('Escape');
  await expect(screen.drawer).toBeHidden();
  await expect(page).toHaveURL(`${endedLog.url}/p/orders?filter=is%3Acompleted&sort=id`);
  await expect(screen.diagram.locator('.path-done')).toHaveCount(0);
});

test('[UI30][A14] the keyboard alone: j and k move, Enter opens, brackets leaf through events, ? shows the keys', async ({
  page,
  endedLog,
}) => {
  const screen = await openScreen(page, `${endedLog.url}/p/orders?filter=is:completed&sort=id`);
  await expect.poll(() => idsOf(screen)).toContain('order-00002');
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
  await expect(screen.row('order-00001')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(screen.drawer.getByRole('heading', { name: 'Order order-00001' })).toBeVisible();
  // With an order open, j opens the next in place.
  await page.keyboard.press('j');
  await expect(screen.drawer.getByRole('heading', { name: 'Order order-00002' })).toBeVisible();
  await expect(screen.drawer).toContainText('5 of 5');
  await page.keyboard.press('[');
  await expect(screen.drawer).toContainText('4 of 5');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(help).toContainText('Next stuck order');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(screen.drawer).toBeVisible();
});

test('[UI40] x says in one quiet line that nothing is stuck', async ({ page, endedLog }) => {
  const screen = await openScreen(page, endedLog.url);
  await page.keyboard.press('x');
  const said = page.getByRole('status').filter({ hasText: 'No order is stuck.' });
  await expect(said).toBeVisible();
  await expect(said).toBeHidden();
  await expect(screen.drawer).toBeHidden();
});

test('[A14][B36] what must not be seen never reaches the browser', async ({ page, demo }) => {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/orders\/\w/.test(response.url())) bodies.push(response.text().catch(() => ''));
  });
  const screen = await openScreen(page, demo.url);
  await screen.rows.first().click();
  await expect(screen.fact('customer.name')).toHaveText('masked');
  await expect(screen.fact('data.region')).toHaveText(/^(north|south|west|east)$/);
  const told = (await Promise.all(bodies)).join('');
  expect(told).toContain('data');
  expect(told).not.toMatch(/Sample Street|Byron|Hopper|Kay|Liskov|Dijkstra|Lamarr/);
});

test.describe('an order that nobody has seen', () => {
  test.use({ expectedErrors: /status of 404/ });

  test('[A14] is told in words', async ({ page, endedLog }) => {
    const screen = await openScreen(page, `${endedLog.url}/p/orders/o/order-99999`);
    await expect(screen.drawer.getByRole('status')).toHaveText('orders has seen no order order-99999.');
  });
});
