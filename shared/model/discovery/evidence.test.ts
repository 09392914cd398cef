import { describe, expect, test } from 'vitest';
import { toActivity } from '../../ids.ts';
import { logOf } from '../testing/simulate.ts';
import { canonicalLog } from './coded-log.ts';
import {
  areConcurrent,
  type ConcurrencyLevel,
  concurrencyLevels,
  type Evidence,
  gatherEvidence,
  overlapsOf,
} from './concurrency.ts';

/** Evidence of orders given as words of one-letter steps, read by letters. */
function evidenceOf(...orders: readonly string[]) {
  const log = canonicalLog(logOf(orders.map((order) => [...order])));
  const evidence = gatherEvidence(log, overlapsOf([]));
  const code = (letter: string): number => log.activities.indexOf(toActivity(letter));
  const pair = (pair: string): number => code(pair.charAt(0)) * evidence.size + code(pair.charAt(1));
  return {
    evidence,
    first: (letters: string) => evidence.firstBefore[pair(letters)],
    together: (letters: string) => evidence.together[pair(letters)],
    follows: (letters: string) => evidence.directlyFollows[pair(letters)],
    concurrent: (letters: string, level = 0) =>
      areConcurrent(evidence, levelAt(level), code(letters.charAt(0)), code(letters.charAt(1)), false),
    diamond: (letters: string) => diamondOf(evidence, pair(letters)),
  };
}

const levelAt = (level: number): ConcurrencyLevel => concurrencyLevels[level] as ConcurrencyLevel;

const diamondOf = ({ diamonds }: Evidence, pair: number) => ({
  observed: diamonds.observed[pair],
  expected: diamonds.expected[pair],
});

const times = (count: number, order: string): string[] => Array.from({ length: count }, () => order);

describe('who comes first', () => {
  test('[MO4] every order with both counts once, by first occurrence', () => {
    const { first, together, follows } = evidenceOf('abc', 'acb', 'ab');
    expect([first('ab'), first('ba'), first('bc'), first('cb')]).toEqual([3, 0, 1, 1]);
    expect([together('ab'), together('bc')]).toEqual([3, 2]);
    expect([follows('ab'), follows('ac')]).toEqual([2, 1]);
  });

  test('[MO8] where a step between the two comes again later, they are of different iterations', () => {
    const { first } = evidenceOf('adxbdyc');
    expect([first('ad'), first('ab'), first('ay')]).toEqual([1, 0, 1]);
  });

  test('[MO8] immediate repeats are one occurrence', () => {
    const { first, follows } = evidenceOf('aabbb');
    expect([first('ab'), follows('ab'), follows('bb')]).toEqual([1, 1, 0]);
  });
});

describe('concurrency', () => {
  test('[MO4] swapped in enough orders, whatever surrounds them', () => {
    const { concurrent } = evidenceOf(...times(6, 'xaby'), ...times(5, 'xbay'));
    expect(concurrent('ab')).toBe(true);
    expect(concurrent('xa')).toBe(false);
  });

  test('[MO6] a single swap in many orders is noise', () => {
    expect(evidenceOf(...times(60, 'xaby'), 'xbay').concurrent('ab')).toBe(false);
  });

  test('[MO5] swapped only because another way was taken', () => {
    const { concurrent, diamond } = evidenceOf(...times(20, 'pabq'), ...times(20, 'rbas'));
    expect(diamond('ab').observed).toBe(0);
    expect(diamond('ab').expected).toBeGreaterThan(10);
    expect(concurrent('ab')).toBe(false);
  });

  test('[MO4] stricter levels ask for a larger minority', () => {
    const { concurrent } = evidenceOf(...times(90, 'xaby'), ...times(8, 'xbay'));
    expect([0, 1, 2].map((level) => concurrent('ab', level))).toEqual([true, false, false]);
  });
});
