import { describe, expect, it } from 'vitest';
import { toEpochMs } from '../ids.ts';
import { carriedOrdersMax, cutShortVariantsMax } from '../limits.ts';
import { seededRandom } from '../model/testing/random.ts';
import type { FinishedOrder } from './change-point.ts';
import { createFlowWatch, type FlowWatch } from './flow-watch.ts';
import { type Services, simulateFinished, steps, usualServices } from './testing/noisy-flow.ts';

const ordersBefore = 2_000;
const deployedAt = 1_000 * ordersBefore + 1_000_000;

function tell(watch: FlowWatch, orders: readonly FinishedOrder[]): number {
  return orders.filter(({ trace, startedAt }) => watch.finished(trace, startedAt)).length;
}

/** Orders of the new flow until it was noticed. */
function deploy(changed: Partial<Services>, seed: number): { watch: FlowWatch; needed: number } {
  const watch = createFlowWatch();
  const random = seededRandom(seed);
  expect(tell(watch, simulateFinished(ordersBefore, usualServices, random))).toBe(0);
  const after = simulateFinished(400, { ...usualServices, ...changed }, random, { firstAt: deployedAt });
  const noticed = after.findIndex((order) => tell(watch, [order]) > 0);
  return { watch, needed: noticed < 0 ? Number.POSITIVE_INFINITY : noticed + 1 };
}

const seeds = [101, 102, 103, 104, 105];

describe('a watched flow', () => {
  it('[CH3] raises no alarm while nothing changes, for all its noise', () => {
    for (const seed of [1, 2, 3])
      expect(tell(createFlowWatch(), simulateFinished(10_000, usualServices, seededRandom(seed)))).toBe(0);
  }, 30_000);

  it('[A02][CH4] notices a mandatory step that is gone within five orders', () => {
    for (const seed of seeds) {
      const { watch, needed } = deploy({ dropped: steps.reserved }, seed);
      expect(needed).toBeLessThanOrEqual(5);
      expect(watch.version).toMatchObject({
        number: 2,
        startsAt: deployedAt,
        changes: [{ kind: 'presence', activity: steps.reserved, since: 0 }],
      });
    }
  });

  it('[A02][B10][CH4] notices steps that changed places, five orders in which it shows', () => {
    for (const seed of seeds) {
      const { watch, needed } = deploy({ reservesFirst: false }, seed);
      expect(needed).toBeLessThanOrEqual(7);
      expect(watch.version.changes).toContainEqual(
        expect.objectContaining({ kind: 'order', activity: steps.reserved, other: steps.shipped, since: 0 }),
      );
    }
  });

  it('[A02][CH5] shows a new step as provisional at its first order and confirms it with the third', () => {
    const watch = createFlowWatch();
    const random = seededRandom(7);
    tell(watch, simulateFinished(ordersBefore, usualServices, random));
    const after = simulateFinished(5, { ...usualServices, fraudCheckShare: 1 }, random, { firstAt: deployedAt });
    const seen = after.map((order) => {
      tell(watch, [order]);
      const shown = watch.ways().filter(({ trace }) => trace.includes(steps.checked));
      return [watch.provisional(), shown.reduce((sum, { count }) => sum + count, 0) > 0, watch.version.number];
    });
    expect(seen.slice(0, 3)).toEqual([
      [[steps.checked], true, 1],
      [[steps.checked], true, 1],
      [[], true, 1],
    ]);
    expect(watch.version.number).toBe(2);
  });

  it('[CH4] needs more orders for what only some orders show', () => {
    for (const seed of seeds) {
      const { needed } = deploy({ wrappedShare: 0 }, seed);
      expect(needed).toBeGreaterThan(10);
      expect(needed).toBeLessThan(60);
    }
  });

  it('[CH6] begins a version where the orders part by their starts, however they finished', () => {
    const watch = createFlowWatch();
    const usual = [0, 1, 2, 3];
    for (let order = 0; order < 500; order++) watch.finished(usual, toEpochMs(order));
    // Orders of before still come to their end between those that have no step 1 any more.
    for (const startedAt of [504, 501, 506, 502, 505, 507, 503, 508]) {
      watch.finished(startedAt >= 504 ? [0, 2, 3] : usual, toEpochMs(startedAt));
    }
    for (let startedAt = 509; watch.version.number === 1 && startedAt < 530; startedAt++) {
      watch.finished([0, 2, 3], toEpochMs(startedAt));
    }
    expect(watch.version).toMatchObject({ number: 2, startsAt: 504 });
  });

  it('[CH6] leaves orders of the version before out of the next one', () => {
    const { watch } = deploy({ dropped: steps.reserved }, 200);
    const { orders } = watch;
    const late = { trace: [steps.placed, steps.reserved, steps.shipped, steps.completed], startedAt: toEpochMs(5) };
    tell(
      watch,
      Array.from({ length: 20 }, () => late),
    );
    expect(watch.orders).toBe(orders);
    expect(watch.version.number).toBe(2);
  });

  it('[CH7] takes over what did not change: the ways of before without the step that is gone', () => {
    const { watch } = deploy({ dropped: steps.reserved }, 300);
    const ways = watch.ways();
    const all = ways.reduce((sum, { count }) => sum + count, 0);
    expect(all).toBeGreaterThan(1_000);
    expect(ways.some(({ trace }) => trace.includes(steps.reserved))).toBe(false);
    expect(ways.some(({ trace }) => trace.includes(steps.insured))).toBe(true);
    expect(
      tell(
        watch,
        simulateFinished(3_000, { ...usualServices, dropped: steps.reserved }, seededRandom(301), {
          firstAt: 2 * deployedAt,
        }),
      ),
    ).toBe(0);
  });

  it('[CH8] is as calm about orders that were cut short', () => {
    const watch = createFlowWatch();
    tell(watch, simulateFinished(1_000, usualServices, seededRandom(400)));
    for (let order = 0; order < 50; order++) watch.cutShort([steps.placed]);
    expect(watch.version.number).toBe(1);
    expect(watch.ways()).toContainEqual({ trace: [steps.placed], count: 50 });
  });

  it('[CH16] hands over a bounded number of ways, heaviest first, however differently orders were cut short', () => {
    const watch = createFlowWatch();
    const cutAt = (order: number) => [0, 3 + (order % 60), 3 + Math.floor(order / 60), 100];
    for (let order = 0; order < 3_000; order++) watch.cutShort(cutAt(order));
    for (let order = 0; order < 20; order++) watch.cutShort([0, 100]);
    for (let order = 0; order < 3_000; order++) watch.finished([0, 1, 2], toEpochMs(order));
    const ways = watch.ways();
    expect(ways).toHaveLength(1 + cutShortVariantsMax);
    expect(ways.slice(0, 2)).toEqual([
      { trace: [0, 1, 2], count: 3_000 },
      { trace: [0, 100], count: 20 },
    ]);
    expect(ways.map(({ count }) => count)).toEqual(ways.map(({ count }) => count).sort((one, other) => other - one));
  });

  it('[CH16] lets ways cut short under the version before fade, and what cut them short with them', () => {
    const watch = createFlowWatch();
    let startedAt = 0;
    const tellUntil = (trace: readonly number[], isEnough: () => boolean) => {
      while (!isEnough() && startedAt < 20_000) watch.finished(trace, toEpochMs(startedAt++));
    };
    tellUntil([0, 1, 2, 3], () => startedAt === 500);
    for (let order = 0; order < 10; order++) watch.cutShort([0, 9]);
    tellUntil([0, 2, 3], () => watch.version.number === 2);
    const cutShort = () => watch.ways().find(({ trace }) => trace.at(-1) === 9)?.count;
    expect([cutShort(), watch.interruptedBy()]).toEqual([10, [9]]);
    tellUntil([0, 2, 3], () => watch.orders === carriedOrdersMax);
    expect([cutShort(), watch.interruptedBy()]).toEqual([5, [9]]);
    tellUntil([0, 2, 3], () => watch.orders === 2 * carriedOrdersMax);
    expect([cutShort(), watch.interruptedBy()]).toEqual([undefined, []]);
    watch.cutShort([0, 8]);
    expect(watch.interruptedBy()).toEqual([8]);
  });
});
