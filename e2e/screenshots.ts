import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { packageRoot } from '../server/cli/product.ts';
import { findChromium } from './chromium.ts';
import { createApi } from './support/api.ts';
import { startProduct } from './support/product.ts';
import { openScreen, paintedPixels, type Screen } from './support/screen.ts';

// `npm run screenshots`: the pictures of the README, taken from the started product.
const folder = join(packageRoot, 'docs', 'images');
const viewport = { width: 1440, height: 900 };
/** The demo needs a while until orders have completed, been declined, got stuck and expired. */
const patience = { timeout: 120_000 };

await mkdir(folder, { recursive: true });
const product = await startProduct([]);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const api = createApi(product.url, 'orders');
  const expired = async () => (await api.summary()).orders.expired;
  await expect.poll(expired, patience).toBeGreaterThan(0);
  const interrupts = async () => (await api.model()).diagram.interrupts.length;
  await expect.poll(interrupts, patience).toBeGreaterThan(0);
  const overdue = async () => (await api.summary()).orders.overdue;
  await expect.poll(overdue, patience).toBeGreaterThan(2);

  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport, colorScheme: theme });
    const screen = await openScreen(page, product.url);
    await expect(screen.step('payment-processed')).toHaveClass(/heat-[34]/, patience);
    await take(screen, `main-${theme}`);
    if (theme === 'dark') {
      await openStuckOrder(page, screen);
      await take(screen, 'stuck-order-dark');
    }
    await page.close();
  }
} finally {
  await browser.close();
  await product.stop();
}

async function openStuckOrder(page: Page, screen: Screen): Promise<void> {
  await page.keyboard.press('x');
  await expect(screen.drawer.locator('.cause')).toContainText('overdue');
  await expect(screen.step('payment-processed')).toHaveClass(/path-waiting/);
}

/** Takes the picture while tokens are under way. */
async function take(screen: Screen, name: string): Promise<void> {
  await screen.page.evaluate(() => document.fonts.ready);
  await expect.poll(() => paintedPixels(screen.tokens)).toBeGreaterThan(20);
  await screen.page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
