import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { assert } from '../../shared/result.ts';
import { systemClock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { demoConfig, zeroConfig } from '../config/defaults.ts';
import type { ReplayFlags } from './command-line.ts';
import { composeReplay, composeServe } from './compose.ts';
import { produceDemo } from './compose-demo.ts';
import type { Composition } from './serve.ts';

let folder = '';
let log = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'logs-'));
  log = join(folder, 'our orders.jsonl');
  const line = (orderId: string, type: string, second: number): string =>
    JSON.stringify({ type, orderId, time: `2026-01-01T00:00:0${second}Z`, source: 'shop', id: `${orderId}/${type}` });
  await writeFile(log, [line('A', 'placed', 0), line('B', 'placed', 1), line('A', 'paid', 2)].join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

const options = { clock: systemClock, say: () => {} };
const unchanged = (config: Config): Config => config;
const replay = (path: string, flags: Partial<ReplayFlags> = {}): Promise<Composition> =>
  composeReplay(path, { ui: true, ...flags }, options, unchanged);

describe('replaying a log', () => {
  test('[GW22] the log is the process, under a name that fits an address', async () => {
    const { runtimes, reads } = await replay(log, { speed: 0 });
    const [runtime] = runtimes;
    onTestFinished(() => runtime?.stop());
    expect(runtime?.process).toMatchObject({ id: 'our-orders', name: 'our orders' });
    expect(reads).toContain('3 events, as fast as it reads');
    runtime?.start();
    await expect.poll(() => runtime?.process.summary().events.accepted).toBe(3);
  });

  test('[GW22] the whole log takes two minutes where nothing else is said', async () => {
    const stopping = async (composition: Promise<Composition>): Promise<string> => {
      const { runtimes, reads } = await composition;
      for (const runtime of runtimes) await runtime.stop();
      return reads;
    };
    expect(await stopping(replay(log))).toContain('the whole in 120 s');
    expect(await stopping(replay(log, { duration: 'PT10S' }))).toContain('the whole in 10 s');
    expect(await stopping(replay(log, { speed: 60 }))).toContain('60 times as fast');
  });

  test.each<[string, Partial<ReplayFlags>, RegExp]>([
    ['gone.xes', {}, /no file gone\.xes/],
    ['.', {}, /is a folder/],
    ['gone.xes', { duration: 'soon' }, /--duration: 'soon'/],
  ])('[GW21] %s %o is wrong usage', async (path, flags, sentence) => {
    await expect(replay(path, flags)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(sentence) });
  });
});

describe('the demo', () => {
  test('[GW22] runs in this process and takes orders by hand', { timeout: 20_000 }, async () => {
    const { runtimes, demo } = composeServe(demoConfig([]), options);
    onTestFinished(async () => {
      await demo?.stop();
      for (const runtime of runtimes) await runtime.stop();
    });
    for (const runtime of runtimes) runtime.start();
    for (const { process } of runtimes) {
      const placed = await demo?.placeOrder(process.id, {});
      await expect.poll(() => process.order(placed?.orderId ?? '')?.state).toBe('in-flight');
      expect(process.listItem().demo).toBe(true);
    }
  });

  test('[GW25] without its broker it says so once, tries on, and stops', { timeout: 20_000 }, async () => {
    const said: string[] = [];
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    let tries = 0;
    const clock = {
      ...systemClock,
      sleep: async () => {
        tries += 1;
        if (tries === 2) stop();
      },
    };
    const { kafka } = zeroConfig({ brokers: ['127.0.0.1:1'], topics: [] });
    assert(kafka !== null, 'brokers were named');
    await produceDemo(kafka, { clock, say: (line) => said.push(line) }, () => expect.unreachable('started'), stopped);
    expect(said).toEqual(['Kafka cannot be reached at 127.0.0.1:1; trying again.']);
  });
});
