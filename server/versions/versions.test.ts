import { describe, expect, it } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import { modelVersionsSchema, variantsSchema, versionComparisonSchema } from '../../shared/protocol/versions.ts';
import { createFeed } from '../feed.ts';
import { at, createHarness, happyOrders } from '../ledger/testing/harness.ts';
import { createWatchedProcess } from '../ledger/watched-process.ts';
import { inlineMiner } from '../mining/miner.ts';
import { createRemining } from '../mining/remine.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createVersionHistory } from './version-history.ts';

const way = ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'];
const checked = way.toSpliced(1, 0, 'fraud-checked');
const driftAt = 100_000;

/** The parallel order flow, learned from 300 orders and watched as the runtime does. */
async function learned() {
  const harness = createHarness();
  const clock = createVirtualClock(toEpochMs(0));
  const remining = createRemining(harness.ledger, inlineMiner, clock, (cause) => {
    throw cause;
  });
  const history = createVersionHistory(harness.ledger, remining.versions);
  const process = createWatchedProcess(harness.ledger, createFeed(), history);
  async function look(): Promise<void> {
    await clock.advance(60_000);
    history.observe();
    remining.consider();
    await new Promise((resolve) => setImmediate(resolve));
    history.observe();
  }
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
  return { harness, process, order };
}

const addedIn = (version: { change: { steps: { added: { label: string }[] } } | null } | undefined) =>
  version?.change?.steps.added.map(({ label }) => label);

describe('the versions of a process', () => {
  it('[VS1][B09] the first is there as soon as something is drawn, with its orders and since when', async () => {
    const { process } = await learned();
    expect(modelVersionsSchema.parse(process.versions.all())).toMatchObject({
      versions: [{ version: 1, orders: 300, cause: 'first', startsAt: null, change: null }],
      provisional: [],
      hidden: [],
    });
  });

  it('[VS2][A02] a step at its first order is provisional, and says how many orders have it', async () => {
    const { process, order } = await learned();
    await order(checked);
    const { provisional, versions } = process.versions.all();
    expect(provisional).toEqual([
      { activity: 'fraud-checked', label: 'Fraud checked', element: 'step_fraud-checked', orders: 1 },
    ]);
    expect(versions.at(-1)).toMatchObject({ version: 2, cause: 'refined', startsAt: null });
    expect(addedIn(versions.at(-1))).toEqual(['Fraud checked']);
  });

  it('[VS1][B10] a change of the flow names what it brought, though a picture before had foreseen it', async () => {
    const { process, order } = await learned();
    for (let index = 0; index < 5; index++) await order(checked);
    const { provisional, versions } = modelVersionsSchema.parse(process.versions.all());
    const changed = versions.filter(({ cause }) => cause === 'changed');
    expect(changed).toHaveLength(1);
    expect(addedIn(changed[0])).toEqual(['Fraud checked']);
    expect(changed[0]?.startsAt).toBe(at(driftAt));
    expect(provisional).toEqual([]);
  });

  it('[VS3] any two are compared, either way, and a version that is gone still has its model and picture', async () => {
    const { process, order } = await learned();
    for (let index = 0; index < 5; index++) await order(checked);
    const last = process.model()?.version ?? 0;
    const there = versionComparisonSchema.parse(process.versions.compare(1, last));
    const back = process.versions.compare(last, 1);
    expect(there.change.steps.added.map(({ activity }) => activity)).toEqual(['fraud-checked']);
    expect(back?.change.steps.removed.map(({ activity }) => activity)).toEqual(['fraud-checked']);
    expect(there.change.flows.added.every(({ source, target }) => source !== '' && target !== '')).toBe(true);
    expect(process.versions.compare(1, last + 1)).toBeNull();
    expect(process.model(1)?.xml).not.toContain('Fraud checked');
    expect(process.versions.picture(1)).not.toContain('Fraud checked');
    expect(process.versions.picture()).toContain('Fraud checked: ');
    expect(process.versions.picture(last + 1)).toBeNull();
  });

  it('[VS4] what orders of this flow do and the picture does not draw is hidden, with its share', async () => {
    const { harness, process } = await learned();
    harness.event('gift-1', 'order-placed', 6_000);
    for (const [step, type] of ['gift-wrapped', 'gift-wrapped', ...way.slice(1)].entries())
      harness.event('gift-1', type, 6_001 + step);
    harness.settle(6_100);
    expect(process.versions.all().hidden).toEqual([
      { activity: 'gift-wrapped', label: 'Gift wrapped', element: 'step_gift-wrapped', share: 1 / 301 },
    ]);
  });

  it('[VS4] what only orders did that an interrupt cut short is not hidden', async () => {
    const { harness, process, order } = await learned();
    for (let index = 0; index < 10; index++) await order(['order-placed', 'order-expired']);
    for (const [step, type] of ['order-placed', 'gift-wrapped', 'order-expired'].entries())
      harness.event('gift-1', type, 200_000 + step);
    harness.settle(200_100);
    expect(process.model()?.diagram.interrupts).toHaveLength(1);
    expect(process.versions.all().hidden).toEqual([]);
  });

  it('[VS4] a step that the flow has dropped is not hidden', async () => {
    const { process, order } = await learned();
    for (let index = 0; index < 8; index++) await order(way.toSpliced(1, 1));
    const { versions, hidden } = process.versions.all();
    expect(versions.at(-1)?.cause).toBe('changed');
    expect(versions.at(-1)?.change?.steps.removed.map(({ label }) => label)).toEqual(['Payment received']);
    expect(hidden).toEqual([]);
  });
});

describe('the ways orders went', () => {
  it('[VS5] are listed by how many finished orders took them, with shares that add up', async () => {
    const { process, order } = await learned();
    await order(checked);
    const { orders, total, variants } = variantsSchema.parse(process.versions.variants(10));
    expect([orders, total]).toEqual([301, 4]);
    expect(variants.map(({ count }) => count)).toEqual([100, 100, 100, 1]);
    expect(variants.at(-1)?.cumulative).toBe(1);
    expect(variants.at(-1)?.steps.map(({ label }) => label)).toContain('Fraud checked');
    expect(process.versions.variants(1).variants).toHaveLength(1);
  });

  it('[VS5] before any has finished there is none', () => {
    const { ledger } = createHarness();
    expect(createWatchedProcess(ledger, createFeed()).versions.variants(10)).toEqual({
      orders: 0,
      total: 0,
      variants: [],
    });
  });
});
