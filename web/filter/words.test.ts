import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFilter } from '../../shared/order/filter.ts';
import { listFilter, stepWord } from './words.ts';

test('[UI35] a step word is read by the server as that very step', () => {
  const activity = fc.string({ minLength: 1 }).filter((text) => !text.includes('"') && text.trim() === text);
  fc.assert(
    fc.property(activity, (raw) => {
      expect(parseFilter(stepWord(raw))).toMatchObject({ ok: true, value: { steps: [raw], texts: [] } });
    }),
  );
});

test('[UI35] the chosen step is one more word of the typed filter', () => {
  expect(listFilter(' is:overdue 7f ', 'Create Fine')).toBe('is:overdue 7f step:"Create Fine"');
  expect(listFilter('', null)).toBe('');
});
