import { describe, expect, it } from 'vitest';
import { toActivity, toEpochMs } from '../../shared/ids.ts';
import { createHarness, happyOrders, orderFlow, unconfigured } from '../ledger/testing/harness.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { inlineMiner, type Miner } from './miner.ts';
import { createRemining } from './remine.ts';

const way = ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'];
/** Payment beside stock → shipping. */
const ways = [1, 2, 3].map((at) => way.toSpliced(1, 1).toSpliced(at, 0, 'payment-received'));
const shippedFirst = (types: readonly string[]): string[] =>
  types.map((type) =>
    type === 'order-shipped' ? 'stock-reserved' : type === 'stock-reserved' ? 'order-shipped' : type,
  );
const driftAt = 100_000;

/** A flow that nothing is known of yet, and a look at it at any time. */
function watchedFlow(config = orderFlow) {
  const harness = createHarness(config);
  const clock = createVirtualClock(toEpochMs(0));
  const faults: unknown[] = [];
  let mined = 0;
  const miner: Miner = {
    ...inlineMiner,
    mine(input) {
      mined++;
      return inlineMiner.mine(input);
    },
  };
  const remining = createRemining(harness.ledger, miner, clock, (cause) => faults.push(cause));
  async function look(): Promise<void> {
    await clock.advance(60_000);
    remining.consider();
    await new Promise((resolve) => setImmediate(resolve));
    expect(faults).toEqual([]);
  }
  return { harness, remining, look, minedTimes: () => mined };
}

/** The parallel order flow, learned from 300 orders. */
async function learned() {
  const { harness, remining, look, minedTimes } = watchedFlow();
  happyOrders(harness, 300);
  harness.settle(5_000);
  await look();
  let told = 0;
  async function order(types: readonly string[]): Promise<void> {
    const start = driftAt + 10 * told++;
    for (const [step, type] of types.entries()) harness.event(`drift-${told}`, type, start + step);
    harness.settle(start + 9);
    await look();
  }
  const steps = (): string[] =>
    (harness.ledger.drawn?.mined.graph.nodes ?? []).flatMap(({ activity }) => activity ?? []);
  return { harness, remining, look, order, steps, minedTimes };
}

describe('the shown model of a flow that changes', () => {
  it('[A02][CH4] shows within five orders a step that came, one that went and two that changed places', async () => {
    const drifts = [
      { ways: ways.map((way) => way.toSpliced(1, 0, 'fraud-checked')), changed: { added: ['fraud-checked'] } },
      {
        ways: ways.map((way) => way.filter((type) => type !== 'payment-received')),
        changed: { removed: ['payment-received'] },
      },
      { ways: ways.map(shippedFirst), changed: { moved: ['order-shipped', 'stock-reserved'] } },
    ];
    for (const { ways, changed } of drifts) {
      const { remining, order } = await learned();
      for (let affected = 0; affected < 5; affected++) await order(ways[affected % ways.length] ?? []);
      const [first, second] = remining.versions();
      expect([first?.number, first?.difference, second?.number]).toEqual([1, null, 2]);
      const { added, removed, moved } = second?.difference?.steps ?? { added: [], removed: [], moved: [] };
      expect({ added, removed, moved: moved.map(({ activity }) => activity) }).toEqual({
        added: [],
        removed: [],
        moved: [],
        ...changed,
      });
    }
  }, 60_000);

  it('[CH5] draws a new step at its first order, as provisional', async () => {
    const { harness, order, steps } = await learned();
    await order(['order-placed', 'fraud-checked', ...way.slice(1)]);
    expect(steps()).toContain('fraud-checked');
    expect(harness.ledger.drawn?.mined.provisional).toEqual(['fraud-checked']);
  });

  it('[CH10] mines nothing while nothing could have changed', async () => {
    const { look, order, minedTimes } = await learned();
    const before = minedTimes();
    for (let index = 0; index < 10; index++) await order(way);
    await look();
    expect(minedTimes()).toBe(before);
  });

  it('[CH8] draws orders that were cut short as an interrupt, and no change of the flow', async () => {
    const { harness, remining, order } = await learned();
    for (let index = 0; index < 10; index++) await order(['order-placed', 'order-expired']);
    expect(remining.versions()).toHaveLength(1);
    expect(harness.ledger.drawn?.mined.graph.interrupts.map(({ activity }) => activity)).toEqual(['order-expired']);
  });

  it('[CH12][A38] draws as parallel what was at work at the same time, though one always ends first', async () => {
    const watching = watchedFlow();
    const labelled = { type: 'label-printed', starts: 1, ends: 3 };
    const packed = { type: 'box-packed', starts: 2, ends: 4 };
    for (let told = 0; told < 40; told++) {
      const start = 20 * told;
      const tell = (type: string, at: number, lifecycle = 'complete') =>
        watching.harness.event(`worked-${told}`, type, start + at, { lifecycle });
      tell('order-placed', 0);
      for (const { type, starts } of [labelled, packed]) tell(type, starts, 'start');
      for (const { type, ends } of [labelled, packed]) tell(type, ends);
      tell('order-completed', 5);
      watching.harness.settle(start + 9);
      if (told % 10 === 9) await watching.look();
    }
    const nodes = watching.harness.ledger.drawn?.mined.graph.nodes ?? [];
    expect(nodes.filter(({ type }) => type === 'and')).toHaveLength(2);
  });

  it('[CH13] finds no old change anew when an end that was configured comes for the first time', async () => {
    const { remining, order } = await learned();
    const unpaid = way.toSpliced(1, 1);
    for (let index = 0; index < 60; index++) await order(unpaid);
    expect(remining.versions()).toHaveLength(2);
    await order(['order-placed', 'order-cancelled']);
    for (let index = 0; index < 20; index++) await order(unpaid);
    expect(remining.versions()).toHaveLength(2);
  }, 20_000);

  it.each([4, 20])(
    '[CH13] takes an end of one in %i orders, learned late, for what it is, and keeps the versions there are',
    async (every) => {
      const watching = watchedFlow(unconfigured);
      let told = 0;
      async function flow(orders: number, types: (index: number) => readonly string[]): Promise<void> {
        for (let index = 0; index < orders; index++, told++) {
          for (const [step, type] of types(index).entries()) watching.harness.event(`o${told}`, type, 10 * told + step);
          if (index % 20 !== 19) continue;
          watching.harness.settle(10 * told + 10);
          await watching.look();
        }
      }
      await flow(600, () => ['placed', 'checked', 'paid', 'sent', 'done']);
      await flow(200, () => ['placed', 'paid', 'sent', 'done']);
      await flow(600, (index) =>
        index % every > 0 ? ['placed', 'paid', 'sent', 'done'] : ['placed', 'paid', 'refused'],
      );
      const [, second, ...later] = watching.remining.versions();
      expect(watching.harness.ledger.inference.outcomeOf(toActivity('refused'))).not.toBeNull();
      expect([second?.number, second?.changes.map(({ activity }) => activity)]).toEqual([2, ['checked']]);
      const found = later.flatMap(({ changes }) => changes);
      expect(found.filter(({ activity }) => activity === 'checked')).toEqual([]);
      for (const { activity, since } of found) expect(since > 0.6 || activity === 'refused').toBe(true);
    },
    20_000,
  );

  it('[CH14] mines again, after a pause, where a run failed', async () => {
    const harness = createHarness();
    const clock = createVirtualClock(toEpochMs(0));
    const faults: unknown[] = [];
    let runs = 0;
    const failing: Miner = {
      ...inlineMiner,
      mine: (input) => (++runs <= 2 ? Promise.reject(new Error('died')) : inlineMiner.mine(input)),
    };
    const remining = createRemining(harness.ledger, failing, clock, (cause) => faults.push(cause));
    happyOrders(harness, 300);
    harness.settle(5_000);
    const runsAfter: number[] = [];
    for (let look = 0; look < 50; look++) {
      await clock.advance(1_000);
      remining.consider();
      await new Promise((resolve) => setImmediate(resolve));
      runsAfter.push(runs);
    }
    expect(runsAfter[5]).toBe(1);
    expect([runs, faults.length]).toEqual([3, 2]);
    expect(harness.ledger.drawn).not.toBeNull();
  });
});
