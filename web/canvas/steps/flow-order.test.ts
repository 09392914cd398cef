import { expect, test } from 'vitest';
import { orderModel } from '../testing/order-model.fixture.ts';
import { flowOrder } from './flow-order.ts';

const stops = flowOrder(orderModel().diagram);

test('[UI59] the steps come in the order of the flows', () => {
  const order = stops.map(({ activity }) => activity);
  const before = (a: string, b: string) => expect(order.indexOf(a)).toBeLessThan(order.indexOf(b));
  expect(order).toHaveLength(new Set(order).size);
  expect(order[0]).toBe('order-placed');
  before('payment', 'order-completed');
  before('stock', 'shipping');
  before('shipping', 'order-completed');
});

test('[UI59] arrow keys follow the flows through gateways', () => {
  const stop = (activity: string) => stops.find((one) => one.activity === activity);
  expect(stop('order-placed')?.next).toEqual(['payment', 'stock']);
  expect(stop('stock')?.next).toEqual(['shipping']);
  expect(stop('order-completed')?.previous).toEqual(expect.arrayContaining(['payment', 'shipping']));
});
