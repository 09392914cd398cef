import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { emptyBlock, exclusive, optional, parallel, sequence, step } from '../model/blocks.ts';
import type { Block } from '../model/model.ts';
import type { VariantLog } from '../variant/variant-log.ts';
import { measureQuality } from './measure.ts';
import { logOfTraces, logOfWords, smallModel, smallTrace } from './testing/logs.ts';
import { bruteAllowed, bruteCost } from './testing/net-alignment.ts';

const named = (name: string): Block => step(toActivity(name));
const stepsOf = ({ activities }: VariantLog, trace: readonly number[]) =>
  trace.flatMap((code) => activities[code] ?? []);

/** ETC precision from its definition: every past of every order, one by one. */
function brutePrecision(root: Block, log: VariantLog): number {
  const orders = log.variants.flatMap(({ trace, count }) => Array.from({ length: count }, () => stepsOf(log, trace)));
  let [allowed, used] = [0, 0];
  for (const order of orders) {
    // The empty past counts for every order, the others while the order goes on.
    for (let length = 0; length < Math.max(1, order.length); length++) {
      const past = order.slice(0, length);
      const labels = bruteAllowed(root, past);
      if (labels === null) continue;
      const begin = past.join();
      const next = new Set(
        orders.flatMap((other) => (other.slice(0, length).join() === begin ? (other[length] ?? []) : [])),
      );
      allowed += labels.size;
      used += [...labels].filter((label) => next.has(label)).length;
    }
  }
  return allowed === 0 ? 1 : used / allowed;
}

const smallLog = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), smallTrace), { minLength: 1, maxLength: 5 })
  .map((ways) => logOfTraces([...new Map(ways.map((way) => [way[1].join(), way])).values()]));

describe('measures from their definitions', { timeout: 60_000 }, () => {
  test('[QU3] fitness is one less the cost as a share of having nothing in common; fitting costs nothing', () => {
    fc.assert(
      fc.property(smallModel, smallLog, (root, log) => {
        const costs = log.variants.map(({ trace, count }) => ({
          count,
          cost: bruteCost(root, stepsOf(log, trace)),
          most: trace.length + bruteCost(root, []),
        }));
        const sum = (value: (of: (typeof costs)[number]) => number) =>
          costs.reduce((total, of) => total + of.count * value(of), 0);
        const quality = measureQuality(root, log);
        const most = sum(({ most: worst }) => worst);
        expect(quality.fitness).toBeCloseTo(most === 0 ? 1 : 1 - sum(({ cost }) => cost) / most, 9);
        expect(quality.fitting).toBeCloseTo(sum(({ cost }) => (cost === 0 ? 1 : 0)) / sum(() => 1), 9);
        expect(quality.approximated).toBe(0);
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  test('[QU4] precision is the share of allowed steps that some order takes, after pasts replayed exactly', () => {
    fc.assert(
      fc.property(smallModel, smallLog, (root, log) => {
        expect(measureQuality(root, log).precision).toBeCloseTo(brutePrecision(root, log), 9);
      }),
      { seed: 4, numRuns: 150 },
    );
  });

  test('[QU5] where every order fits, precision over all pasts is the same', () => {
    const root = sequence(named('a'), parallel(named('b'), named('c')), exclusive(named('d'), named('e')));
    const quality = measureQuality(root, logOfWords('3 a b c d', '2 a c b d'));
    expect(quality).toMatchObject({ fitness: 1, fitting: 1, orders: 5, variants: 2 });
    // After a, b, c and after a, c, b the model allows d and e, and only d is taken: 5 of 30 go unused.
    expect(quality.precision).toBeCloseTo(25 / 30, 9);
    expect(quality.precisionAll).toBe(quality.precision);
  });
});

describe('what the measures say', () => {
  test('[QU5] pasts that do not fit count where the alignment puts them: a model of few orders is not called precise', () => {
    const root = sequence(named('a'), optional(named('x')), optional(named('y')), named('z'));
    const quality = measureQuality(root, logOfWords('1 a z', '9 q a z'));
    expect(quality.precision).toBeGreaterThan(quality.precisionAll);
    expect(quality.fitting).toBe(0.1);
  });

  test('[QU3] [QU4] f is the harmonic mean; nothing at all is explained wholly', () => {
    const quality = measureQuality(sequence(named('a'), named('b')), logOfWords('1 a', '1 a b'));
    expect(quality.f).toBeCloseTo((2 * quality.fitness * quality.precision) / (quality.fitness + quality.precision), 9);
    expect(measureQuality(emptyBlock, { activities: [], variants: [] })).toMatchObject({ fitness: 1, fitting: 1 });
    expect(measureQuality(emptyBlock, logOfWords('2 a'))).toMatchObject({ fitness: 0, fitting: 0, f: 0 });
  });
});
