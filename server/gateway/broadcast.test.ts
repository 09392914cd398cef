import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { protocolVersion } from '../../shared/protocol/socket.ts';
import { type Browser, openBrowser } from './testing/browser.ts';
import { stepRecord } from './testing/fake-feed.ts';
import { createFakeProcess, type FakeProcess } from './testing/fake-process.ts';
import { createManualClock, openGateway } from './testing/open-gateway.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function open(url: string, options: Parameters<typeof openBrowser>[1] = {}): Browser {
  const browser = openBrowser(url, options);
  onTestFinished(() => browser.close());
  return browser;
}

/** Ends ticks of the feed, as heartbeats do in the product, until the browser holds the newest seq. */
async function settle({ feed }: FakeProcess, browser: Browser, clock: { advance(ms: number): void }): Promise<void> {
  await browser.until(() => browser.log.length > 0);
  while (browser.seq() !== feed.snapshot().seq) {
    clock.advance(1_000);
    const seen = browser.log.length;
    feed.publish([]);
    await browser.until(() => browser.log.length > seen);
    for (let turn = 0; turn < 50 && browser.seq() !== feed.snapshot().seq; turn++) await nextTurn();
  }
}

describe('joining', () => {
  test('[GW1] a new browser gets a snapshot, then each delta once', async () => {
    const orders = createFakeProcess();
    orders.feed.publish([['put', stepRecord('paid', 1)]]);
    const browser = open(await openGateway({ processes: () => [orders] }));
    await browser.until(() => browser.log.includes('snapshot 101'));
    orders.feed.publish([['put', stepRecord('paid', 2)]]);
    await browser.until(() => browser.seq() === 102);
    orders.feed.publish([['put', stepRecord('sent', 1)]]);
    await browser.until(() => browser.seq() === 103);
    expect(browser.log).toEqual(['snapshot 101', 'delta 101-102', 'delta 102-103']);
    expect(browser.view()).toEqual(orders.feed.view());
  });

  test('[GW1] whenever it joins, a browser ends with the very view of the server', async () => {
    const clock = createManualClock();
    const orders = createFakeProcess({ ringMax: 5 });
    const url = await openGateway({ processes: () => [orders], clock });
    const joins = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 });
    const law = fc.asyncProperty(
      joins,
      fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
      async (turns, pauses) => {
        const browsers: Browser[] = [];
        for (const [turn, pause] of pauses.entries()) {
          for (const join of turns) if (join === turn) browsers.push(openBrowser(url));
          orders.feed.publish([['put', stepRecord(`step-${turn % 7}`, turn)]]);
          for (let count = 0; count < pause; count++) await nextTurn();
        }
        for (const browser of browsers) {
          await settle(orders, browser, clock);
          expect(browser.view()).toEqual(orders.feed.view());
          expect(browser.log[0]).toMatch(/^snapshot/);
          expect(browser.log.filter((line) => line.startsWith('stale'))).toEqual([]);
          browser.close();
        }
      },
    );
    await fc.assert(law, { numRuns: 15, seed: 7 });
  });

  test('[GW1] one subscription serves all browsers of a process', async () => {
    const orders = createFakeProcess();
    const url = await openGateway({ processes: () => [orders] });
    const browsers = [open(url), open(url), open(url)];
    for (const browser of browsers) await browser.until(() => browser.seq() !== null);
    expect(orders.feed.subscriberCount()).toBe(1);
  });

  test('[GW1] processes keep apart', async () => {
    const [orders, returns] = [createFakeProcess(), createFakeProcess({ id: 'returns' })];
    const url = await openGateway({ processes: () => [orders, returns] });
    const [one, other] = [open(url), open(url, { process: 'returns' })];
    await one.until(() => one.seq() !== null);
    await other.until(() => other.seq() !== null);
    orders.feed.publish([]);
    returns.feed.publish([]);
    await other.until(() => other.seq() === 101);
    expect(other.log).toEqual(['snapshot 100', 'delta 100-101']);
  });
});

describe('coming back', () => {
  async function disconnected(ringMax: number): Promise<readonly [FakeProcess, Browser]> {
    const orders = createFakeProcess({ ringMax });
    const browser = open(await openGateway({ processes: () => [orders] }));
    await browser.until(() => browser.seq() === 100);
    browser.socket.disconnect();
    for (const count of [1, 2, 3]) orders.feed.publish([['put', stepRecord('paid', count)]]);
    browser.socket.connect();
    await browser.until(() => browser.seq() === 103);
    return [orders, browser];
  }

  test('[GW1] what was missed comes as one delta', async () => {
    const [orders, browser] = await disconnected(300);
    expect(browser.log).toEqual(['snapshot 100', 'closed', 'delta 100-103']);
    expect(browser.view()).toEqual(orders.feed.view());
  });

  test('[GW1] after too long it is a snapshot', async () => {
    const [orders, browser] = await disconnected(2);
    expect(browser.log).toEqual(['snapshot 100', 'closed', 'snapshot 103']);
    expect(browser.view()).toEqual(orders.feed.view());
  });

  test('[GW1] a seq of another run of the server means nothing', async () => {
    const orders = createFakeProcess();
    const url = await openGateway({ processes: () => [orders] });
    const browser = open(url);
    browser.socket.auth = { protocol: protocolVersion, process: 'orders', lastSeq: 100, run: 'another' };
    await browser.until(() => browser.log.length > 0);
    expect(browser.log).toEqual(['snapshot 100']);
  });
});

describe('asking again', () => {
  test('[GW4] a browser that asks all the time is answered now and then, with what it asked last', async () => {
    const clock = createManualClock();
    const orders = createFakeProcess({ ringMax: 1 });
    const browser = open(await openGateway({ processes: () => [orders], clock }));
    await browser.until(() => browser.seq() === 100);
    for (let count = 0; count < 50; count++) browser.socket.emit('resync', null);
    await browser.until(() => browser.log.length === 2);
    clock.advance(1_000);
    orders.feed.publish([]);
    await browser.until(() => browser.seq() === 101);
    expect(browser.log).toEqual(['snapshot 100', 'snapshot 100', 'snapshot 101']);
  });

  test('[GW4] nonsense is answered with a snapshot', async () => {
    const orders = createFakeProcess();
    const browser = open(await openGateway({ processes: () => [orders] }));
    await browser.until(() => browser.seq() === 100);
    browser.socket.emit('resync', 'x'.repeat(100) as never);
    await browser.until(() => browser.log.length === 2);
    expect(browser.log).toEqual(['snapshot 100', 'snapshot 100']);
  });
});

describe('refusing', () => {
  test.each([
    ['another version', { protocol: protocolVersion + 1 }, /reload the page/],
    ['an unknown process', { process: 'nothing' }, /no process nothing/],
  ])('[GW6] %s is told in one sentence and not tried again', async (_what, options, sentence) => {
    const browser = open(await openGateway(), options);
    await browser.until(() => browser.log.length === 2);
    expect(browser.log[0]).toMatch(sentence);
    expect(browser.log[1]).toBe('closed');
    expect(browser.socket.active).toBe(false);
  });

  test('[GW6] a greeting that is none', async () => {
    const browser = open(await openGateway());
    browser.socket.auth = { hello: 'world' };
    await browser.until(() => browser.log.length === 2);
    expect(browser.log[0]).toContain('reload');
  });

  test('[GW8] a page of another site gets no socket', async () => {
    const orders = createFakeProcess();
    const browser = open(await openGateway({ processes: () => [orders] }), { origin: 'https://evil.example' });
    await browser.until(() => browser.log.length > 0);
    expect(browser.log[0]).toBe('unreachable');
    expect(orders.feed.subscriberCount()).toBe(0);
  });
});
