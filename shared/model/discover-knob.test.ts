import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { activitiesOf, formatBlock, optional, sequence, step } from './blocks.ts';
import { discover } from './discover.ts';
import { gatewayNet, nodeCount } from './gateway-net.ts';
import { type Random, seededRandom } from './testing/random.ts';
import { randomBlock, randomTraces } from './testing/random-block.ts';
import { publicLog } from './testing/read-log.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';

const values = [0, 0.3, 0.5, 0.6, 0.65, 0.7, 0.85, 1];
/** Enough to search, little enough to repeat often. */
const work = 100_000;

/** A common flow with many rare steps beside it. */
function ordersWithRareSteps(random: Random): string[][] {
  const usual = simulateOrders(randomBlock(random, 2 + random.below(5)), 200, random);
  return [...usual, ...randomTraces(random, 1 + random.below(30), 3 + random.below(30), 6)];
}

describe('simplicity', { timeout: 120_000 }, () => {
  test('[MO20] [A40] more only adds activities, and at 1 there is every activity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const log = logOf(ordersWithRareSteps(seededRandom(seed)));
        let shown = new Set<string>();
        for (const simplicity of values) {
          const more = new Set<string>(activitiesOf(discover(log, { simplicity, work }).root));
          expect([...shown].filter((activity) => !more.has(activity))).toEqual([]);
          shown = more;
        }
        expect([...shown].sort()).toEqual([...log.activities].sort());
      }),
      { numRuns: 15, seed: 7 },
    );
  });

  test('[MO20] values beyond the scale count for its ends, and 0.6 is the default', () => {
    const log = logOf(ordersWithRareSteps(seededRandom(3)));
    const text = (simplicity?: number): string =>
      formatBlock(discover(log, simplicity === undefined ? { work } : { simplicity, work }).root);
    expect(text(-1)).toBe(text(0));
    expect(text(7)).toBe(text(1));
    expect(text()).toBe(text(0.6));
  });

  test('[MO21] [A40] a picture has at most 60 steps by default, the most frequent ones, and all of them on demand', () => {
    const names = Array.from({ length: 130 }, (_, index) => toActivity(`step-${index}`));
    const model = sequence(...names.map((name, index) => (index < 50 ? step(name) : optional(step(name)))));
    const log = logOf(simulateOrders(model, 200, seededRandom(5)));
    const shown = activitiesOf(discover(log, { work }).root);
    expect(shown).toHaveLength(60);
    expect(shown).toEqual(expect.arrayContaining(names.slice(0, 50)));
    expect(activitiesOf(discover(log, { simplicity: 1, work }).root)).toHaveLength(130);
  });

  test('[MO21] the log of permits with seventy steps is drawn in about a hundred nodes', (context) => {
    const log = publicLog('BPIC15_1f');
    if (!log) return context.skip('the public event log BPIC15_1f does not lie beside the repository');
    const { root } = discover(log);
    expect(activitiesOf(root)).toHaveLength(60);
    expect(nodeCount(gatewayNet(root))).toBeLessThanOrEqual(105);
  });
});
