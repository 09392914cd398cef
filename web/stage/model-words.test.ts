import { describe, expect, test } from 'vitest';
import type { ModelChange, ModelVersion } from '../../shared/protocol/versions.ts';
import { changeLines, changeWords, hiddenWords, lastChange } from './model-words.ts';

const step = (label: string) => ({ activity: label, label, element: `step_${label}` });
const flow = (element: string) => ({ element, source: 'a', target: 'b' });
const nothing: ModelChange = {
  steps: { added: [], removed: [], moved: [], more: [], less: [] },
  flows: { added: [], removed: [], more: [], less: [] },
};
const withSteps = (steps: Partial<ModelChange['steps']>): ModelChange => ({
  ...nothing,
  steps: { ...nothing.steps, ...steps },
});
const shipped = {
  ...step('Order shipped'),
  to: [{ ...step('Stock reserved'), before: 'after', since: 'before' }],
} as const;

describe('the words for a model', () => {
  test.each([
    [withSteps({ added: [step('Fraud checked')] }), '+ Fraud checked'],
    [withSteps({ removed: [step('Payment'), step('Invoice')] }), '− Payment and 1 more'],
    [withSteps({ moved: [{ ...shipped, to: [...shipped.to] }] }), 'Order shipped moved'],
    [withSteps({ less: [{ ...step('Refund'), before: 0.4, since: 0.1 }] }), 'Refund less often'],
    [{ ...nothing, flows: { ...nothing.flows, added: [flow('one'), flow('two')] } }, 'flows (2 added)'],
    [nothing, null],
  ])('[UI43] a change in as few words as say it', (change, words) => {
    expect(changeWords(change)).toBe(words);
  });

  test('[UI43] the list behind them leaves nothing out', () => {
    const change = {
      ...withSteps({
        added: [step('Fraud checked')],
        moved: [{ ...shipped, to: [...shipped.to] }],
        more: [{ ...step('Refund'), before: 0.1, since: 0.4 }],
      }),
      flows: { ...nothing.flows, removed: [flow('one')] },
    };
    expect(changeLines(change)).toEqual([
      { what: 'Added', text: 'Fraud checked' },
      { what: 'Moved', text: 'Order shipped: now before Stock reserved, was after it' },
      { what: 'More often', text: 'Refund: 40\u00a0% of the orders, 10\u00a0% before' },
      { what: 'Flows', text: '1 removed' },
    ]);
    expect(changeLines(nothing)).toEqual([]);
  });

  test('[UI43] nothing hidden is not told', () => {
    expect(hiddenWords([])).toBeNull();
    expect(hiddenWords([{ ...step('Gift wrapped'), share: 0.01 }])).toBe('hides 1 step');
  });

  test('[UI43] a change is told until the next one, also when the picture was refined since', () => {
    const version: ModelVersion = {
      version: 1,
      since: 0,
      orders: 9,
      fitting: 1,
      cause: 'first',
      startsAt: null,
      change: null,
    };
    const changed: ModelVersion = { ...version, version: 2, cause: 'changed' };
    expect(lastChange([version])).toBeNull();
    expect(lastChange([version, changed, { ...version, version: 3, cause: 'refined' }])).toBe(changed);
  });
});
