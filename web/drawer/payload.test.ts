import { expect, test } from 'vitest';
import { payloadFields } from './payload.ts';

test('[UI38] a payload is told as its leaves with their paths', () => {
  const payload = { amount: 149, customer: { name: '•••', vip: true }, items: [{ sku: 'A' }], note: null };
  expect(payloadFields(payload)).toEqual([
    { path: 'amount', value: '149', masked: false },
    { path: 'customer.name', value: '•••', masked: true },
    { path: 'customer.vip', value: 'true', masked: false },
    { path: 'items.0.sku', value: 'A', masked: false },
    { path: 'note', value: 'null', masked: false },
  ]);
});

test('[UI38] no payload has no fields, a bare one has one, a huge one forty', () => {
  expect(payloadFields(null)).toEqual([]);
  expect(payloadFields('text')).toEqual([{ path: 'value', value: 'text', masked: false }]);
  expect(payloadFields(Array.from({ length: 500 }, (_, index) => index))).toHaveLength(40);
});
