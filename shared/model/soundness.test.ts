import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { exclusive, parallel, sequence, step } from './blocks.ts';
import { discover } from './discover.ts';
import { toFlowGraph } from './graph.ts';
import { type Random, seededRandom } from './testing/random.ts';
import { randomBlock, randomTraces } from './testing/random-block.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';
import { isSoundNet } from './testing/soundness.ts';

/** The acceptance is 10,000 (`MULTISETS=10000`), about two minutes of one core; every run makes a tenth of it. */
const multisets = Number(process.env['MULTISETS'] ?? 1_000);
const statesMax = 20_000;
const work = 10_000;

/** Anything at all, or a process with a few orders of anything; small, so that there can be many. */
function randomOrders(random: Random): string[][] {
  const steps = 1 + random.below(6);
  const anything = randomTraces(random, 1 + random.below(6), steps, 6);
  if (random.below(2) === 0) return anything;
  const usual = simulateOrders(randomBlock(random, steps), 1 + random.below(15), random);
  return [...usual, ...anything.slice(0, random.below(4))];
}

describe('soundness', { timeout: 600_000 }, () => {
  test('[MO2] [A01] random variant multisets give sound and safe nets', () => {
    const unsound: number[] = [];
    let unchecked = 0;
    for (let seed = 0; seed < multisets; seed++) {
      const log = logOf(randomOrders(seededRandom(seed)));
      const verdict = isSoundNet(toFlowGraph(discover(log, { work }), log, { events: 'tasks' }), statesMax);
      if (verdict === false) unsound.push(seed);
      if (verdict === null) unchecked++;
    }
    expect(unsound).toEqual([]);
    expect(unchecked).toBeLessThanOrEqual(multisets / 1_000);
  });

  test('[MO2] the check finds a join that waits for ever and one that is passed twice', () => {
    const named = (name: string) => step(toActivity(name));
    const branches = [named('b'), named('c')];
    const log = logOf([['a', 'b', 'c', 'd']]);
    for (const [made, wrong] of [
      [exclusive(...branches), 'and'],
      [parallel(...branches), 'xor'],
    ] as const) {
      const root = sequence(named('a'), made, named('d'));
      const graph = toFlowGraph({ root, orders: 1, interrupts: [] }, log, { events: 'tasks' });
      const joins = new Set(
        graph.nodes.filter(({ id }) => graph.flows.filter(({ target }) => target === id).length > 1),
      );
      const nodes = graph.nodes.map((node) => (joins.has(node) ? { ...node, type: wrong } : node));
      expect(isSoundNet(graph, statesMax)).toBe(true);
      expect(isSoundNet({ ...graph, nodes }, statesMax)).toBe(false);
    }
  });
});
