import { expect, it } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import { createHarness, happyOrders } from '../ledger/testing/harness.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { inlineMiner } from './miner.ts';
import { createRemining } from './remine.ts';

it('[CH17] draws a log that has ended as a whole, also what came before the flow changed', async () => {
  const harness = createHarness();
  const clock = createVirtualClock(toEpochMs(0));
  const remining = createRemining(harness.ledger, inlineMiner, clock, (cause) => {
    throw cause;
  });
  async function look(): Promise<void> {
    await clock.advance(60_000);
    remining.consider();
    await new Promise((resolve) => setImmediate(resolve));
  }
  happyOrders(harness, 300);
  harness.settle(5_000);
  await look();
  for (let told = 0; told < 60; told++) {
    const start = 100_000 + 10 * told;
    for (const [step, type] of ['order-placed', 'gift-wrapped', 'order-completed'].entries()) {
      harness.event(`late-${told}`, type, start + step);
    }
    harness.settle(start + 9);
  }
  await look();
  harness.ledger.setSourceState({ kind: 'ended' });
  for (let rounds = 0; rounds < 3; rounds++) await look();
  const { drawn } = harness.ledger;
  expect(drawn?.orders).toBe(360);
  const steps = drawn?.mined.graph.nodes.flatMap(({ activity }) => activity ?? []) ?? [];
  expect(steps).toEqual(expect.arrayContaining(['payment-received', 'stock-reserved', 'gift-wrapped']));
  expect(drawn?.fitting).toBe(1);
});
