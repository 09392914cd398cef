import { expect, test } from 'vitest';
import type { OrderDetail } from '../../shared/protocol/http.ts';
import { orderModel } from '../canvas/testing/order-model.fixture.ts';
import { stuckOrderPath } from '../canvas/testing/stuck-order.ts';
import { after, anEvent, aWait, expiredOrder, stuckOrder } from '../orders/testing/order.fixture.ts';
import { orderPathOf } from './order-path.ts';

const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00a0', ' ');

test('[UI27] the way on the diagram says of each step how long it took, waits and for what limit', () => {
  const { notes } = orderPathOf(stuckOrder(), null, after(2_832));
  expect(plain(notes['step_PaymentReceived']?.badge)).toBe('47m 12s of 10m');
  expect(notes['step_PaymentReceived']?.line).toBe('due 10:12:11');
  expect(plain(notes['step_shipping']?.badge)).toBe('40.0 s');
  expect(notes['step_shipping']?.line).toBe('done at 10:03:03');
  expect(notes['step_placed']).toBeUndefined();
});

test('[UI27] a join that one branch has reached says what it waits for', () => {
  const model = orderModel();
  const { done, waiting, blocked } = stuckOrderPath(model);
  const { notes } = orderPathOf(
    stuckOrder({
      path: {
        done: [...done],
        waiting: [...waiting],
        stopped: [],
        blocked: [...blocked],
        needs: Object.fromEntries(blocked.map((element) => [element, ['Payment received']])),
      },
    }),
    model,
    after(60),
  );
  expect(Object.values(notes).map(({ badge }) => badge)).toContain('waits for Payment received');
});

test('[UI27] where the token stands at a gateway, that tells the wait and none of the steps behind it', () => {
  const order = stuckOrder({ waitingFor: [aWait({ element: 'xor', labels: ['Paid', 'Declined'] })] });
  const path = { ...order.path, waiting: ['xor'] };
  const { notes } = orderPathOf({ ...order, path }, null, after(2_832));
  expect(plain(notes['xor']?.badge)).toBe('47m 12s of 10m');
  expect(notes['step_PaymentReceived']).toBeUndefined();
});

test('[B16] where an order was cut off it says that the event never came, or that it came too late', () => {
  const note = (order: OrderDetail) => orderPathOf(order, null, after(9_000)).notes['step_PaymentReceived'];
  expect(note(expiredOrder())).toEqual({ badge: 'never came', line: 'expired at 10:17:11' });
  const late = anEvent('PaymentReceived', 950, { flags: ['late', 'after-end'] });
  expect(note(expiredOrder({ events: [...expiredOrder().events, late] }))?.badge).toBe('came too late');
});
