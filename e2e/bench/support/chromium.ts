import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../chromium.ts';
import { BenchSkipped } from '../bench.ts';

/** A real Chromium without a GPU, as on the machine the aims were set for, for the time of `use`. */
export async function withChromium<Result>(
  use: (browser: Browser) => Promise<Result>,
  moreArgs: readonly string[] = [],
): Promise<Result> {
  const executablePath = findChromium();
  if (executablePath === null) throw new BenchSkipped('It needs Chromium: npx playwright install chromium.');
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, ...moreArgs],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
