import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser the journeys run in: an installed one before Playwright's own download; null where there is neither. */
export function findChromium(): string | null {
  return [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}
