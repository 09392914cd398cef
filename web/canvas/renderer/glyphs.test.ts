import { expect, test } from 'vitest';
import { endLook, glyphs } from './glyphs.ts';

test.each([
  ['Order completed', 'completed'],
  ['Order expired', 'expired'],
  ['Payment timed out', 'expired'],
  ['Order declined', 'failed'],
  ['Payment failed', 'failed'],
  ['Order cancelled', 'cancelled'],
  ['Payment refunded', 'compensated'],
])('[UI52] the end %s is shown as %s', (name, word) => {
  expect(endLook(name).word).toBe(word);
});

test('[UI52] no two kinds of end share a glyph', () => {
  const names = ['Order completed', 'Order expired', 'Order failed', 'Order cancelled', 'Order compensated'];
  const shown = names.map((name) => glyphs[endLook(name).glyph]);
  expect(new Set(shown).size).toBe(names.length);
});

test('[UI52] an end without a name is a plain end', () => {
  expect(endLook('').glyph).toBe('check');
});
