import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapLabel } from './wrap-label.ts';

const tenPerCharacter = (text: string) => text.length * 10;

test.each([
  ['Payment', ['Payment']],
  ['Check stock and reserve', ['Check stock', 'and reserve']],
  ['Order confirmation email sent', ['Order', 'confirmatio…']],
  ['Paymentconfirmation', ['Paymentconf…']],
])('[UI52] %s fits two lines of twelve characters', (label, lines) => {
  expect(wrapLabel(label, tenPerCharacter, 120, 2)).toEqual(lines);
});

test('[UI52] no line is wider than the step, there are at most two, and no word is lost without an ellipsis', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(words, (list) => {
      const lines = wrapLabel(list.join(' '), tenPerCharacter, 120, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(tenPerCharacter(line)).toBeLessThanOrEqual(120);
      if (!lines.some((line) => line.endsWith('…'))) expect(lines.join(' ')).toBe(list.join(' '));
    }),
  );
});
