import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFilter, parseFilter } from './filter.ts';

describe('the order filter', () => {
  it('[OR11] reads states, attentions, steps and the start of an id', () => {
    expect(parseFilter('is:overdue is:in-flight step:payment-received id:ABC* 7f3a')).toEqual({
      ok: true,
      value: {
        ...emptyFilter,
        attentions: ['overdue'],
        states: ['in-flight'],
        steps: ['payment-received'],
        texts: ['abc', '7f3a'],
      },
    });
  });

  it('[OR11] takes stuck for overdue, and quotes around a step with blanks', () => {
    expect(parseFilter('is:stuck step:"check ticket"')).toMatchObject({
      ok: true,
      value: { attentions: ['overdue'], steps: ['check ticket'] },
    });
  });

  it('[OR11] says in one sentence which word it cannot read', () => {
    expect(parseFilter('is:blue')).toMatchObject({
      ok: false,
      failure: expect.stringContaining('"is:blue" is unknown'),
    });
    expect(parseFilter('age>10m:3 colour:blue')).toMatchObject({ ok: false });
  });

  it('[OR11] never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseFilter(text)));
  });
});
