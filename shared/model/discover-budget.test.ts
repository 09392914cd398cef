import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liveMiningWorkMax } from '../limits.ts';
import { activitiesOf, formatBlock } from './blocks.ts';
import { discover } from './discover.ts';
import { explain } from './explain.ts';
import { nestedFlow, randomTree, withNoise } from './testing/process-trees.ts';
import { seededRandom } from './testing/random.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';
import { timedOrders } from './testing/timed-orders.ts';
import { blockFaults } from './testing/validity.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });

function noisyLog(value: number) {
  const random = seededRandom(value);
  return logOf(withNoise(simulateOrders(randomTree(random, 4 + random.below(6)), 60, random), 0.2, random));
}

describe('a bounded search', { timeout: 120_000 }, () => {
  test('[MO17] [B17] whatever work is allowed, the picture is valid and has the same steps', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(0, 1_000, 30_000, 300_000), (value, work) => {
        const log = noisyLog(value);
        const { root } = discover(log, { work });
        expect(blockFaults(root)).toEqual([]);
        expect(activitiesOf(root).sort()).toEqual(activitiesOf(discover(log, { work: 0 }).root).sort());
        expect(discover(log, { work }).root).toEqual(root);
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  test('[MO17] without any work the picture already explains most of a well-behaved log', () => {
    const log = logOf(timedOrders(nestedFlow, 200, seededRandom(11), { lateShare: 0 }));
    expect(explain(discover(log, { work: 0 }), log).approximately).toBeGreaterThan(0.9);
  });

  test('[MO17] one endless order spoils no picture', () => {
    const log = logOf(timedOrders(nestedFlow, 200, seededRandom(11), { lateShare: 0 }));
    const endless = { trace: [0, ...new Array<number>(5_000).fill(1), 2], count: 1 };
    const variants = log.variants.map(({ trace }) => ({ trace, count: 1 }));
    const spoilt = { activities: log.activities, variants: [endless, ...variants] };
    const { exactly } = explain(discover(log, { work: liveMiningWorkMax }), log);
    const { exactly: beside } = explain(discover(spoilt, { work: liveMiningWorkMax }), log);
    expect(beside).toBeGreaterThan(exactly - 0.05);
  });

  test('[MO22] a search that starts from the shown model keeps it while the orders stay the same', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const log = noisyLog(value);
        const shown = discover(log);
        expect(formatBlock(discover(log, { previous: shown }).root)).toBe(formatBlock(shown.root));
      }),
      { numRuns: 8, seed: 4 },
    );
  });

  test('[MO22] a shown model that has nothing to do with the log does no harm', () => {
    fc.assert(
      fc.property(seed, seed, (value, other) => {
        const previous = discover(noisyLog(other), { work: 20_000 });
        const { root } = discover(noisyLog(value), { previous, work: 100_000 });
        expect(blockFaults(root)).toEqual([]);
      }),
      { numRuns: 15, seed: 5 },
    );
  });
});
