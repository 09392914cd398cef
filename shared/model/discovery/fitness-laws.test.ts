import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toActivity } from '../../ids.ts';
import { sequence, step } from '../blocks.ts';
import { seededRandom } from '../testing/random.ts';
import { randomBlock, randomTraces } from '../testing/random-block.ts';
import { logOf, simulateOrders } from '../testing/simulate.ts';
import { evaluateModel } from './alignment.ts';
import { workBudget } from './budget.ts';
import { choiceEvaluator } from './choice-fitness.ts';
import { countTraffic, isConnected, skeleton } from './choice-traffic.ts';
import { canonicalLog } from './coded-log.ts';
import { flatPrefixTree } from './prefix-tree.ts';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const enough = workBudget(Number.POSITIVE_INFINITY);

describe('fitness and precision', { timeout: 60_000 }, () => {
  test('[MO8] the fast evaluation of a choice graph is the alignment of the same model', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const random = seededRandom(value);
        const log = canonicalLog(logOf(randomTraces(random, 12, 4, 5).filter((order) => order.length > 0)));
        const size = log.activities.length;
        const traffic = countTraffic(log.variants, size);
        const edges = skeleton(traffic);
        for (let edge = 0; edge < edges.length; edge++)
          if (traffic.flow[edge] && random.below(3) === 0) edges[edge] = 1;
        const width = size + 2;
        const listed = [...edges.keys()]
          .filter((edge) => edges[edge])
          .map((edge) => [Math.floor(edge / width), edge % width] as const)
          .map(([from, to]) => [from === size ? -1 : from, to === size + 1 ? size : to] as const);
        const model = { kind: 'choice', children: log.activities.map(step), edges: listed } as const;
        const tree = flatPrefixTree(log.variants);
        const fast = choiceEvaluator(tree, size)(edges);
        const aligned = evaluateModel(model, log.activities, tree, enough);
        expect(isConnected(edges, size)).toBe(true);
        expect(fast.fitness).toBeCloseTo(aligned.fitness, 10);
        expect(fast.precision).toBeCloseTo(aligned.precision, 10);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('[MO8] orders of a model fit it wholly', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const random = seededRandom(value);
        const model = randomBlock(random, 1 + random.below(7));
        const log = canonicalLog(logOf(simulateOrders(model, 10, random)));
        const { fitness, precision } = evaluateModel(model, log.activities, flatPrefixTree(log.variants), enough);
        expect(fitness).toBe(1);
        expect(precision).toBeGreaterThan(0);
        expect(precision).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  test('[MO8] by hand: one step missing of three, one too many', () => {
    const model = sequence(...['a', 'b', 'c'].map((name) => step(toActivity(name))));
    const quality = (order: string) => {
      const log = canonicalLog(logOf([[...'abc'], [...order]]));
      return evaluateModel(model, log.activities, flatPrefixTree(log.variants), enough);
    };
    expect(quality('ac').fitness).toBeCloseTo(1 - 1 / (5 + 6));
    expect(quality('abxc').fitness).toBeCloseTo(1 - 1 / (7 + 6));
    expect(quality('abc')).toEqual({ fitness: 1, fitting: 1, precision: 1, precisionAll: 1 });
  });
});
