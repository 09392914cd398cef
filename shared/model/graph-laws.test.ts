import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFlowGraph } from './graph.ts';
import type { Block, Model } from './model.ts';
import { normalize } from './normalize.ts';
import { seededRandom } from './testing/random.ts';
import { randomBlock } from './testing/random-block.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';
import { accepts, isSound, tokenGame } from './testing/token-game.ts';
import { blockFaults, graphFaults } from './testing/validity.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const styles = ['fold', 'tasks'] as const;
const statesMax = 3_000;

const modelOf = (root: Block): Model => ({ root, orders: 0, interrupts: [] });

/** A random model, and orders that follow it. */
function randomProcess(value: number) {
  const random = seededRandom(value);
  const root = randomBlock(random, 1 + random.below(9));
  return { root, orders: simulateOrders(root, 8, random) };
}

describe('laws of the flow graph', { timeout: 60_000 }, () => {
  test('[MO12] one start, every node on the way to an end, gateways that either split or join, ids unique', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { root, orders } = randomProcess(value);
        for (const events of styles) {
          expect(graphFaults(toFlowGraph(modelOf(root), logOf(orders), { events }))).toEqual([]);
        }
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('[MO13] the graph is sound: every state can finish, no flow ever holds two tokens', () => {
    let explored = 0;
    fc.assert(
      fc.property(seed, (value) => {
        const { root, orders } = randomProcess(value);
        const sound = isSound(tokenGame(toFlowGraph(modelOf(root), logOf(orders))), statesMax);
        if (sound !== null) explored++;
        expect(sound).not.toBe(false);
      }),
      { numRuns: 100, seed: 4 },
    );
    expect(explored).toBeGreaterThan(80);
  });

  test('[MO13] the graph plays every order of the model, drawn either way', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { root, orders } = randomProcess(value);
        for (const events of styles) {
          const graph = toFlowGraph(modelOf(root), logOf(orders), { events });
          for (const order of orders.slice(0, 4)) expect(accepts(graph, order)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('[MO11] normalizing keeps the structure valid and every order playable', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { root, orders } = randomProcess(value);
        const normal = normalize(root);
        expect(blockFaults(normal)).toEqual([]);
        expect(normalize(normal)).toEqual(normal);
        const graph = toFlowGraph(modelOf(normal), logOf(orders), { events: 'tasks' });
        for (const order of orders.slice(0, 3)) expect(accepts(graph, order)).toBe(true);
      }),
      { numRuns: 80, seed: 6 },
    );
  });

  test('[MO15] flows into a node carry every order that has the node, flows out of the start carry all', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { root, orders } = randomProcess(value);
        const graph = toFlowGraph(modelOf(root), logOf(orders), { events: 'tasks' });
        for (const { id, type, activity } of graph.nodes) {
          if (type !== 'task' || activity === null) continue;
          const having = orders.filter((order) => order.includes(activity)).length;
          expect(graph.flows.find(({ target }) => target === id)?.count).toBe(having);
        }
        const start = graph.nodes.find(({ type }) => type === 'start');
        const end = graph.nodes.find(({ type }) => type === 'end');
        expect(graph.flows.find(({ source }) => source === start?.id)?.count).toBe(orders.length);
        expect(graph.flows.find(({ target }) => target === end?.id)?.count).toBe(orders.length);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
