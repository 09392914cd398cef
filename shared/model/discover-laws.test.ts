import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activitiesOf, formatBlock } from './blocks.ts';
import { discover } from './discover.ts';
import { toFlowGraph } from './graph.ts';
import { type Random, seededRandom } from './testing/random.ts';
import { randomBlock, randomTraces } from './testing/random-block.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';
import { blockFaults, graphFaults } from './testing/validity.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });

/** Half of the time orders of a process with some noise, half of the time anything. */
function randomOrders(random: Random): string[][] {
  const steps = 1 + random.below(8);
  const orders = 1 + random.below(60);
  if (random.below(2) === 0) return randomTraces(random, orders, steps, 12);
  const model = randomBlock(random, steps);
  return [...simulateOrders(model, orders, random), ...randomTraces(random, random.below(4), steps, 6)];
}

describe('laws of discovery', { timeout: 60_000 }, () => {
  test('[MO2] any orders give a valid model of known activities, drawn as a valid graph', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const log = logOf(randomOrders(seededRandom(value)));
        const model = discover(log);
        expect(blockFaults(model.root)).toEqual([]);
        expect(log.activities).toEqual(expect.arrayContaining(activitiesOf(model.root)));
        expect(graphFaults(toFlowGraph(model, log))).toEqual([]);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('[MO1] the order of variants and activities makes no difference', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const random = seededRandom(value);
        const orders = randomOrders(random);
        const shuffled = orders
          .map((order) => ({ order, key: random.next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ order }) => order);
        const model = discover(logOf(orders));
        expect(discover(logOf(shuffled))).toEqual(model);
        expect(toFlowGraph(model, logOf(shuffled))).toEqual(toFlowGraph(model, logOf(orders)));
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test('[MO1] orders seen twice as often give the same text', () => {
    const orders = simulateOrders(randomBlock(seededRandom(4), 7), 40, seededRandom(5));
    const { activities, variants } = logOf(orders);
    const doubled = { activities, variants: [...variants, ...variants] };
    const merged = { activities, variants: variants.map(({ trace, count }) => ({ trace, count: 2 * count })) };
    expect(formatBlock(discover(doubled).root)).toBe(formatBlock(discover(merged).root));
  });
});
