import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './e2e/chromium.ts';

const executablePath = findChromium();

/** Every journey starts the product it needs on a free port; they share two cores, so they run one after the other. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/build-page.setup.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [...chromiumArguments],
    },
  },
});
