import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import {
  activitiesOf,
  emptyBlock,
  exclusive,
  formatBlock,
  loop,
  optional,
  parallel,
  sequence,
  step,
} from './blocks.ts';
import type { Block } from './model.ts';
import { normalize } from './normalize.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => step(toActivity(name))) as [Block, Block, Block, Block];
const text = (block: Block): string => formatBlock(normalize(block));

describe('trivial nesting', () => {
  test('[MO11] choices inside choices become one graph', () => {
    expect(text(sequence(a, sequence(b, sequence(c)), d))).toBe('→(a, b, c, d)');
    expect(text(exclusive(a, exclusive(b, c)))).toBe('×(a, b, c)');
    expect(text(sequence(optional(a), optional(b)))).toBe('{a→b, a→□, b→□, ▷→a, ▷→b, ▷→□}');
    expect(text(loop(optional(a), b))).toBe('{a→b, a→□, b→a, b→b, b→□, ▷→a, ▷→b, ▷→□}');
  });

  test('[MO11] partial orders inside partial orders become one, their order carries over', () => {
    const ordered: Block = { kind: 'partial-order', children: [parallel(a, b), c], order: [[0, 1]] };
    expect(text(parallel(ordered, d))).toBe('∧(a, b, c, d, a<c, b<c)');
  });

  test('[MO11] blocks of one and empty parts vanish', () => {
    expect(text(sequence(parallel(sequence(a))))).toBe('a');
    expect(text(parallel(a, emptyBlock))).toBe('a');
    expect(text(sequence(a, emptyBlock, b))).toBe('→(a, b)');
    expect(text(parallel(emptyBlock))).toBe('τ');
    expect(text(optional(a))).toBe('×(a, τ)');
  });
});

describe('blocks as text', () => {
  test('[MO11] names what is nested, whatever order the children are written in', () => {
    const block = sequence(a, parallel(b, exclusive(c, d)));
    expect(formatBlock(block)).toBe('→(a, ∧(b, ×(c, d)))');
    expect(formatBlock(sequence(a, parallel(exclusive(d, c), b)))).toBe(formatBlock(block));
    expect(activitiesOf(block)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('[MO11] a sequence is not mistaken for another, a loop not for a sequence', () => {
    expect(formatBlock(sequence(a, b))).not.toBe(formatBlock(sequence(b, a)));
    expect(formatBlock(loop(a))).toBe('{a→a, a→□, ▷→a}');
  });
});
