import { expect, type Locator } from '@playwright/test';
import { test } from '../support/fixtures.ts';
import { openScreen, paintedPixels, viewOf } from '../support/screen.ts';

test('[UI54] who asks for less motion gets none: the counts say it all', async ({ page, demo }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const screen = await openScreen(page, demo.url);
  // Long enough for tokens to have been launched: several versions of the view have come.
  const from = (await viewOf(page)).seq ?? 0;
  await expect.poll(async () => (await viewOf(page)).seq ?? 0).toBeGreaterThan(from + 20);
  expect(await paintedPixels(screen.tokens)).toBe(0);
  await expect(screen.badges('payment-processed').first()).toHaveText(/^\d+$/);
});

test('[A04] the theme can be chosen and is still there after a reload', async ({ page, demo }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openScreen(page, demo.url);
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  const theme = page.getByRole('button', { name: /^Theme: / });
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName(/^Theme: dark/);
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(theme).toHaveAccessibleName(/^Theme: dark/);
});

test.describe('in another zone', () => {
  test.use({ timezoneId: 'Asia/Kolkata' });

  test('[UI6] instants are UTC until local time is chosen, say which, and stay so after a reload', async ({
    page,
    endedLog,
  }) => {
    const screen = await openScreen(page, `${endedLog.url}/p/orders/o/order-00000`);
    await expect(screen.drawer).toContainText('placed');
    await expect(screen.fact('At')).toHaveText(/^08:00:\d\d\.\d{3} UTC$/);
    await page.getByRole('button', { name: /^Times in UTC/ }).click();
    await expect(screen.fact('At')).toHaveText(/^13:30:\d\d\.\d{3} UTC\+5:30$/);
    await expect(screen.drawer.locator('.timeline-axis .start')).toHaveText(/^13:30:/);
    await page.reload();
    await expect(screen.fact('At')).toHaveText(/^13:30:/);
    await page.getByRole('button', { name: /^Times in local time, UTC\+5:30/ }).click();
    await expect(screen.fact('At')).toHaveText(/^08:00:/);
  });
});

test('[UI57] the colours of the duration heat are the flow’s own, and the legend says where they are cut', async ({
  page,
  endedLog,
}) => {
  const screen = await openScreen(page, `${endedLog.url}/p/orders?heat=duration`);
  // Payment takes up to nine seconds, shipping seven, stock two and a half: all would be white by cuts that are the same for every flow.
  await expect(screen.step('payment-received')).toHaveClass(/dur-4/);
  await expect(screen.step('stock-reserved')).toHaveClass(/dur-2/);
  await expect(screen.diagram.getByRole('region', { name: 'Legend' })).toContainText(/<1 s.*1–2 s.*2–4 s.*4–8 s.*>8 s/);
});

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]) {
  test(`[A01] at ${viewport.width}×${viewport.height} nothing is cut or covered`, async ({ page, demo }) => {
    await page.setViewportSize(viewport);
    const screen = await openScreen(page, demo.url);
    const watermark = screen.diagram.locator('.bjs-powered-by svg');

    const expectInOrder = async (): Promise<void> => {
      await expect(watermark).toBeVisible();
      expect(await coversOf(watermark)).toEqual([]);
      expect(await overflowing(page.locator('html'))).toEqual([]);
      const cut = await overflowing(
        page.getByRole('navigation', { name: 'Key numbers' }).locator('a, .kpi-number, .strip-note'),
      );
      expect(cut).toEqual([]);
    };
    await expectInOrder();
    await screen.rows.first().click();
    await expect(screen.drawer).toBeVisible();
    await expectInOrder();
    expect(await rowsCut(screen.drawer.locator('.timeline-body'))).toBe(0);
    expect(await rowsCut(screen.drawer.locator('.event-facts'))).toBe(0);
  });
}

/** What is drawn over the middle or the corners of an element. */
function coversOf(element: Locator): Promise<string[]> {
  return element.evaluate((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 1, top + 1],
      [right - 1, top + 1],
      [left + 1, bottom - 1],
      [right - 1, bottom - 1],
    ] as const;
    const topmost = points.map(([x, y]) => document.elementFromPoint(x, y));
    return topmost
      .filter((found) => !node.parentElement?.contains(found))
      .map((found) => found?.outerHTML ?? 'nothing');
  });
}

/** By how much of a row the lower edge of a list cuts one, CSS pixels. */
function rowsCut(list: Locator): Promise<number> {
  return list.evaluate((node) => {
    const edge = node.getBoundingClientRect().bottom;
    const rows = [...node.children].map((row) => row.getBoundingClientRect()).filter(({ height }) => height === 24);
    const cut = rows.find(({ top, bottom }) => top < edge - 1 && bottom > edge + 1);
    return cut === undefined ? 0 : cut.bottom - edge;
  });
}

/** What is wider than its place, by its text. */
function overflowing(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((nodes) =>
    nodes
      .filter((node) => node.scrollWidth > node.clientWidth && node.clientWidth > 0)
      .map((node) => node.textContent ?? ''),
  );
}
