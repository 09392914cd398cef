import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../clock.ts';
import type { ServerConfig } from '../config/config.ts';
import { openBrowser } from '../gateway/testing/browser.ts';
import { createFakeProcess } from '../gateway/testing/fake-process.ts';
import { ask, createManualClock } from '../gateway/testing/open-gateway.ts';
import type { ProcessRuntime } from '../runtime.ts';
import { CliError } from './cli-error.ts';
import { type Composition, serve } from './serve.ts';

const server: ServerConfig = { port: 0, host: '127.0.0.1', origins: [], insecure: false, ui: true };

interface Fixture {
  readonly log: string[];
  readonly composition: Composition;
}

function composed(overrides: Partial<ProcessRuntime> & Partial<ServerConfig> = {}): Fixture {
  const log: string[] = [];
  const runtime: ProcessRuntime = {
    process: createFakeProcess({ demo: true }),
    start: () => void log.push('runtime starts'),
    stop: async () => void log.push('runtime stops'),
    ...overrides,
  };
  const demo = {
    start: () => void log.push('demo starts'),
    stop: async () => void log.push('demo stops'),
    placeOrder: () => ({ orderId: 'A-7' }),
  };
  return { log, composition: { server: { ...server, ...overrides }, runtimes: [runtime], demo, reads: 'a fake' } };
}

const patient: Clock = { ...createManualClock(), sleep: () => new Promise(() => {}) };

function run(
  { composition, log }: Fixture,
  clock: Clock = patient,
): {
  readonly url: Promise<string>;
  stop(): void;
  readonly ended: Promise<void>;
} {
  const options = { clock, version: '1.2.3', staticDir: null };
  const { promise: stopped, resolve: stop } = deferred<void>();
  const { promise: url, resolve: started } = deferred<string>();
  const ended = serve(composition, { ...options, started, stop: stopped }).then(() => void log.push('ended'));
  return { url, stop, ended };
}

function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe('serving', () => {
  test('[GW23] sources and demo start behind the open door and stop at the signal; browsers try to come back', async () => {
    const fixture = composed();
    const { url, stop, ended } = run(fixture);
    const path = '/api/v1/demo/orders/orders';
    const json = { 'content-type': 'application/json' };
    const answer = await ask((await url) + path, { method: 'POST', headers: json, body: '{}' });
    expect(answer.json()).toEqual({ orderId: 'A-7' });
    const browser = openBrowser(await url);
    onTestFinished(() => browser.close());
    await browser.until(() => browser.seq() !== null);
    stop();
    await ended;
    await browser.until(() => browser.log.includes('unreachable'));
    expect(browser.log.slice(0, 3)).toEqual(['snapshot 100', 'closed', 'unreachable']);
    expect(fixture.log).toEqual(['runtime starts', 'demo starts', 'demo stops', 'runtime stops', 'ended']);
    await expect(ask(await url)).rejects.toThrow();
  });

  test('[GW23] a source that hangs does not keep the program from its end', async () => {
    const { url, stop, ended } = run(composed({ stop: () => new Promise(() => {}) }), createManualClock());
    await url;
    stop();
    await expect(ended).resolves.toBeUndefined();
  });

  test('[GW21] an address of another machine is wrong usage, told before anything is read', async () => {
    const fixture = composed({ host: '192.0.2.1' });
    const fault = await run(fixture).ended.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(CliError);
    expect(fault).toMatchObject({
      exitCode: 2,
      message: '192.0.2.1 is not an address of this machine; choose one with --host.',
    });
    expect(fixture.log).toEqual([]);
  });
});
