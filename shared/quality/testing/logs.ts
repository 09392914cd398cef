import fc from 'fast-check';
import { type Activity, toActivity } from '../../ids.ts';
import type { Block } from '../../model/model.ts';
import { seededRandom } from '../../model/testing/random.ts';
import { randomBlock } from '../../model/testing/random-block.ts';
import type { VariantLog } from '../../variant/variant-log.ts';

/** Small models of steps s0, s1 …, every kind of block in every other. */
export const smallModel: fc.Arbitrary<Block> = fc
  .tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 6 }))
  .map(([seed, steps]) => randomBlock(seededRandom(seed), steps));

/** Orders that may have anything to do with such a model: s6 and s7 never do. */
export const smallTrace: fc.Arbitrary<readonly Activity[]> = fc.array(
  fc.nat(7).map((step) => toActivity(`s${step}`)),
  { maxLength: 7 },
);

/** A log of these ways, each with a number of orders. */
export function logOfTraces(traces: readonly (readonly [count: number, steps: readonly Activity[]])[]): VariantLog {
  const activities = [...new Set(traces.flatMap(([, steps]) => steps))];
  const variants = traces.map(([count, steps]) => ({ count, trace: steps.map((step) => activities.indexOf(step)) }));
  return { activities, variants };
}

/** The same from words: `3 a b c`. */
export function logOfWords(...lines: readonly string[]): VariantLog {
  return logOfTraces(
    lines.map((line) => {
      const [count, ...steps] = line.split(' ');
      return [Number(count), steps.map(toActivity)] as const;
    }),
  );
}
