import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless browser without a GPU, in a container, that calls nobody. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser the journeys run in: an installed one before Playwright's own download; null where there is neither. */
export function findChromium(): string | null {
  return [...installed, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}
