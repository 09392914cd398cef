import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sessionQueueMax } from '../../shared/limits.ts';
import { type Broadcast, createBroadcast } from './broadcast.ts';
import { createDoor } from './door.ts';
import { type Browser, openBrowser } from './testing/browser.ts';
import { stepRecord } from './testing/fake-feed.ts';
import { createFakeProcess, type FakeProcess } from './testing/fake-process.ts';
import { createManualClock } from './testing/open-gateway.ts';

const heavyLabel = 'x'.repeat(200_000);

interface Stage {
  readonly orders: FakeProcess;
  readonly broadcast: Broadcast;
  /** The server's ends of the connections, oldest first. */
  readonly connections: readonly Socket[];
  /** A browser that was answered: seen, or refused. */
  join(): Promise<Browser>;
}

async function openStage(sessionMax = 10): Promise<Stage> {
  const orders = createFakeProcess();
  const server = createServer();
  const connections: Socket[] = [];
  server.on('connection', (socket) => connections.push(socket));
  const door = createDoor('127.0.0.1', []);
  const clock = createManualClock();
  const broadcast = createBroadcast({ server, processes: () => [orders], door, clock, run: 'this', sessionMax });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    broadcast.close();
    server.close();
  });
  return {
    orders,
    broadcast,
    connections,
    async join() {
      const browser = openBrowser(url);
      onTestFinished(() => browser.close());
      await browser.until(() => browser.log.length > 0);
      return browser;
    },
  };
}

test('[GW3] a browser that stops reading is cut, costs little until then, and hinders nobody', {
  timeout: 30_000,
}, async () => {
  const { orders, broadcast, connections, join } = await openStage();
  const slow = await join();
  const fast = await join();
  const [slowConnection] = connections;
  slow.pause();

  let queuedBytesMax = 0;
  let published = 0;
  while (broadcast.sessionCount() === 2 && published < 3 * sessionQueueMax) {
    const { seq } = orders.feed.publish([['put', stepRecord('paid', ++published, heavyLabel)]]);
    await fast.until(() => fast.seq() === seq);
    queuedBytesMax = Math.max(queuedBytesMax, slowConnection?.writableLength ?? 0);
  }

  expect(broadcast.sessionCount()).toBe(1);
  expect(published).toBeGreaterThan(sessionQueueMax);
  expect(queuedBytesMax).toBeLessThan(3 * heavyLabel.length);
  expect(fast.log.filter((line) => !line.startsWith('delta'))).toEqual(['snapshot 100']);

  slow.resume();
  await slow.until(() => slow.seq() === fast.seq());
  expect(slow.view()).toEqual(orders.feed.view());
});

test('[GW3] a browser that asks but never reads is answered once at most', async () => {
  const { orders, connections, join } = await openStage();
  orders.feed.publish([['put', stepRecord('paid', 1, heavyLabel.repeat(100))]]);
  const slow = await join();
  slow.pause();
  for (let count = 0; count < 100; count++) {
    slow.socket.emit('resync', null);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(connections[0]?.writableLength).toBeLessThan(1.1 * 100 * heavyLabel.length);
});

test('[GW2] when the last browser has gone, deltas are encoded for nobody', async () => {
  const { orders, broadcast, join } = await openStage();
  const browser = await join();
  const delta = orders.feed.publish([]);
  await browser.until(() => browser.seq() === delta.seq);
  browser.close();
  await expect.poll(() => broadcast.sessionCount()).toBe(0);
  const costly = { ...stepRecord('paid', 1), toJSON: () => expect.unreachable('encoded') };
  orders.feed.publish([['put', costly]]);
});

test('[GW2] three browsers cost no more encoding than one', async () => {
  const { orders, join } = await openStage();
  const encodingsFor = async (browsers: readonly Browser[]): Promise<number> => {
    let encodings = 0;
    const counted = { ...stepRecord('paid', 1), toJSON: () => ({ encodings: ++encodings }) };
    const { seq } = orders.feed.publish([['put', counted]]);
    for (const browser of browsers) await browser.until(() => browser.seq() === seq);
    return encodings;
  };
  const one = await join();
  const forOne = await encodingsFor([one]);
  expect(forOne).toBeGreaterThan(0);
  expect(await encodingsFor([one, await join(), await join()])).toBe(forOne);
});

test('[GW5] the number of sessions is bounded; a place that is left can be taken', async () => {
  const { broadcast, join } = await openStage(2);
  const [first] = [await join(), await join()];
  const third = await join();
  expect(third.log[0]).toMatch(/^refused .*as many browsers as it can/);
  first.close();
  await expect.poll(() => broadcast.sessionCount()).toBe(1);
  expect((await join()).log).toEqual(['snapshot 100']);
});
