import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatView, heatModes, initialView, parsePosition, parseView, tabs, type ViewState } from './view-state.ts';

// A path segment of one or two dots is a step in the path, not a name: no address can hold it.
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/^\.\.?$/.test(text));
const position = fc.record({ topic: name, partition: fc.nat(9_999), offset: fc.nat() });
const order = fc.record({ id: name, generation: fc.option(fc.integer({ min: 1, max: 99 })) });
const view: fc.Arbitrary<ViewState> = fc
  .record({
    process: fc.option(name),
    order: fc.option(order),
    event: fc.option(position),
    filter: fc.string({ unit: 'grapheme' }),
    step: fc.option(name),
    heat: fc.constantFrom(...heatModes),
    sort: fc.constantFrom('urgency', 'age', 'started', 'waiting', 'id'),
    tab: fc.constantFrom(...tabs),
  } as const)
  .map((state) => (state.process === null ? { ...state, order: null } : state))
  .map((state) => (state.order ? state : { ...state, event: null }));

const parse = (address: string): ViewState => parseView(new URL(address, 'http://localhost'));

describe('the address holds the view', () => {
  test('[UI1] reading what was written gives the same view', () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(parse(formatView(state))).toEqual(state);
      }),
    );
  });

  test('[UI1] any address is read without failing, and its written form means the same', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (pathname, query) => {
        const state = parseView({ pathname, search: `?${query}` });
        expect(parse(formatView(state))).toEqual(state);
      }),
    );
    // Drawing web addresses is slow work; a busy machine needs more than the usual five seconds for it.
  }, 30_000);

  test('[UI2] unknown values fall back, defaults are not written', () => {
    expect(parse('/p/orders?heat=purple&sort=luck&tab=alerts&generation=x')).toEqual({
      ...initialView,
      process: 'orders',
    });
    expect(parse('/elsewhere/o/7f3a')).toEqual(initialView);
    expect(parse('/?filter=is:overdue')).toEqual({ ...initialView, filter: 'is:overdue' });
    expect(formatView({ ...initialView, process: 'orders' })).toBe('/p/orders');
  });

  test('[UI3] an event is named topic-partition-offset, also when the topic holds dashes', () => {
    expect(parse('/p/orders/o/7f3a?event=my-orders-7-8811204').event).toEqual({
      topic: 'my-orders',
      partition: 7,
      offset: 8_811_204,
    });
    expect(parsePosition('orders-7')).toBeNull();
  });
});
