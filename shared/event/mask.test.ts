import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskHeaders, maskPayload } from './mask.ts';

const payload = {
  amount: 12.5,
  vip: true,
  note: null,
  customer: { name: 'Ada Example', region: 'EU' },
  items: [
    { price: 3, article: 'secret' },
    { price: 4, article: 'secret' },
  ],
};

describe('masked payloads', () => {
  it('[EV22] [B36] keep keys and structure, hide texts, numbers and truth values', () => {
    expect(maskPayload(payload, { default: 'masked', show: [] })).toEqual({
      amount: mask,
      vip: mask,
      note: null,
      customer: { name: mask, region: mask },
      items: [
        { price: mask, article: mask },
        { price: mask, article: mask },
      ],
    });
  });

  it('[EV22] [B36] show what configuration lists, through arrays and whole subtrees', () => {
    const show = ['value.amount', 'value.items.price', 'value.customer', 'header.region', 'value.absent'];
    expect(maskPayload(payload, { default: 'masked', show })).toEqual({
      amount: 12.5,
      vip: mask,
      note: null,
      customer: { name: 'Ada Example', region: 'EU' },
      items: [
        { price: 3, article: mask },
        { price: 4, article: mask },
      ],
    });
  });

  it('[EV22] [B36] none shows nothing, full shows all', () => {
    expect(maskPayload(payload, { default: 'none', show: ['value.amount'] })).toBeNull();
    expect(maskPayload(payload, { default: 'full', show: [] })).toEqual(payload);
    expect(maskPayload('plain text', { default: 'masked', show: [] })).toBe(mask);
    expect(maskPayload(undefined, { default: 'full', show: [] })).toBeNull();
  });

  it('[EV22] [B36] whatever the payload, no text or number of it is left', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const leaves: unknown[] = [];
        JSON.stringify(maskPayload(json, { default: 'masked', show: [] }), (_, node) => {
          if (typeof node !== 'object') leaves.push(node);
          return node;
        });
        expect(leaves.every((leaf) => leaf === mask)).toBe(true);
      }),
    );
  });

  it('[EV22] cut off what is nested too deep to be shown, and survive it', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}"secret"${']'.repeat(100_000)}`);
    for (const level of ['masked', 'full'] as const) {
      expect(JSON.stringify(maskPayload(deep, { default: level, show: [] }))).not.toContain('secret');
    }
  });

  it('[EV22] a key named __proto__ is a key like any other', () => {
    const odd = maskPayload(JSON.parse('{"__proto__":{"name":"Ada"}}'), { default: 'masked', show: [] });
    expect(JSON.stringify(odd)).toBe(`{"__proto__":{"name":"${mask}"}}`);
  });
});

describe('masked headers', () => {
  const headers = { type: 'paid', CE_ID: 'e1', customer: 'Ada', region: 'EU' };

  it('[EV22] [B36] keep the technical and the shown ones', () => {
    expect(maskHeaders(headers, { default: 'masked', show: ['header.region'] })).toEqual({
      ...headers,
      customer: mask,
    });
  });

  it('[EV22] [B36] none shows nothing, full shows all', () => {
    expect(maskHeaders(headers, { default: 'none', show: [] })).toBeNull();
    expect(maskHeaders(headers, { default: 'full', show: [] })).toEqual(headers);
  });
});
