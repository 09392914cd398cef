import { expect, it } from 'vitest';
import { toActivity } from '../../shared/ids.ts';
import { suggestTypes } from './suggest.ts';

const types = ['payment-received', 'GoodsShippedEvent', 'order-placed', 'order-completed', 'x9'].map(toActivity);

it.each([
  ['Payment', ['payment-received']],
  ['Recieve payment', ['payment-received']],
  ['Ship goods', ['GoodsShippedEvent']],
  ['Order complete', ['order-completed', 'order-placed']],
  ['Notify customer', []],
])('[CO1] what is similar to %j is offered, most similar first', (name, expected) => {
  expect(suggestTypes(name, types, {})).toEqual(expected);
});

it('[CO1] configured labels are compared too', () => {
  expect(suggestTypes('Notify customer', types, { x9: 'Customer notified' })).toEqual(['x9']);
});
