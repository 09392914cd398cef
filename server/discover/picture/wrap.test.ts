import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortCount } from './count.ts';
import { wrap } from './wrap.ts';

test('[CF12] a name is broken at blanks; what does not fit ends in an ellipsis', () => {
  expect(wrap('Confirmation of receipt', 12, 3)).toEqual(['Confirmation', 'of receipt']);
  expect(wrap('Donaudampfschiff ahoy', 10, 3)).toEqual(['Donaudamp…', 'ahoy']);
  expect(wrap('one two three four', 5, 2)).toEqual(['one', 'two…']);
  expect(wrap(' ', 5, 2)).toEqual([]);
});

test('[CF12] no line is longer than allowed, and there are never too many', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      (text, width, most) => {
        const lines = wrap(text, width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('[CF12] counts are whole up to 9,999, then three digits', () => {
  expect([0, 7, 9_999, 10_000, 12_345, 1_234_567].map(shortCount)).toEqual(['0', '7', '9,999', '10K', '12.3K', '1.2M']);
});
