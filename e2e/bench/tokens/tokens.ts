import type { Browser, Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { packageRoot } from '../../../server/cli/product.ts';
import { type Bench, figure } from '../bench.ts';
import { withChromium } from '../support/chromium.ts';
import { median } from '../support/statistics.ts';

const tokens = 1_000;
const rounds = 3;
const warmUpMs = 2_000;
const measuredMs = 6_000;
const viewport = { width: 1440, height: 900 };
/** Frames come as fast as they are drawn: at sixty a second ours would stop being measured. */
const unlimitedFrames = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

interface Side {
  readonly page: string;
  /** Runs in the page: begins to move that many tokens and keeps at it. */
  readonly move: string;
}

const ours: Side = {
  page: 'web/canvas/testing/index.html?empty',
  move: `window.canvasPage.handle().keepMoving(${tokens})`,
};
const simulation: Side = { page: 'e2e/bench/tokens/simulation.html', move: `window.keepMoving(${tokens})` };

/** Counts the frames the page draws over a span, by its own clock. */
const framesPerSecond = (page: Page, spanMs: number): Promise<number> =>
  page.evaluate(async (ms) => {
    const startedAt = performance.now();
    let now = startedAt;
    let frames = 0;
    while (now - startedAt < ms) {
      now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames++;
    }
    return (frames * 1_000) / (now - startedAt);
  }, spanMs);

async function measure(browser: Browser, address: string, { page: path, move }: Side): Promise<number> {
  const page = await browser.newPage({ viewport });
  await page.goto(address + path);
  await page.waitForSelector('.djs-shape');
  await page.evaluate(`void ${move}`);
  await page.waitForTimeout(warmUpMs);
  const frames = await framesPerSecond(page, measuredMs);
  await page.close();
  return frames;
}

/** Frames per second with 1,000 tokens on their way on the same diagram: ours beside bpmn-js-token-simulation, turn by turn. */
export const tokensBench: Bench = {
  name: 'tokens',
  async *run() {
    const server = await createServer({
      root: packageRoot,
      configFile: false,
      cacheDir: '.cache/vite-bench',
      plugins: [react()],
      logLevel: 'error',
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    });
    await server.listen();
    const address = server.resolvedUrls?.local[0] ?? '';
    try {
      const frames = await withChromium(async (browser) => {
        const runs: { ours: number[]; simulation: number[] } = { ours: [], simulation: [] };
        for (let round = 0; round < rounds; round++) {
          runs.simulation.push(await measure(browser, address, simulation));
          runs.ours.push(await measure(browser, address, ours));
        }
        return runs;
      }, unlimitedFrames);
      yield figure('tokens', 'frames/s', median(frames.ours), median(frames.simulation));
    } finally {
      await server.close();
    }
  },
};
