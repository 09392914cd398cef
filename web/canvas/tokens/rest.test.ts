import { expect, test } from 'vitest';
import { orderModel } from '../testing/order-model.fixture.ts';
import { aStep } from '../testing/records.fixture.ts';
import { stuckOrderPath } from '../testing/stuck-order.ts';
import { restingOfOrder, restingOrders } from './rest.ts';
import { routesOf } from './routes.ts';

const model = orderModel();
const routes = routesOf(model);
const node = (activity: string) => {
  const found = model.diagram.nodes.find((one) => one.activity === activity);
  if (!found) throw new Error(`no ${activity} in the fixture`);
  return found;
};

test('[UI53] every flow of the model has a way for tokens, interrupts included', () => {
  const flows = [...model.diagram.flows, ...model.diagram.interrupts.map(({ flow }) => flow)];
  expect([...routes.keys()].sort()).toEqual(flows.map(({ id }) => id).sort());
});

test('[UI56] waiting orders rest at the step where they wait, and nowhere else', () => {
  const payment = node('payment');
  const resting = restingOrders(model, (id) =>
    id === payment.id ? aStep({ waiting: 3, overdue: 1 }) : aStep({ type: 'elsewhere' }),
  );
  expect(resting.dots.overdue).toHaveLength(2);
  expect(resting.dots['in-flight']).toHaveLength(4);
  expect(Math.max(...resting.dots.overdue.filter((_, i) => i % 2 === 0))).toBeLessThan(payment.x);
});

test('[UI58] a selected order has its token before the step it waits for, in the shape of its urgency', () => {
  const { dots } = restingOfOrder(model, routes, stuckOrderPath(model));
  const payment = node('payment');
  expect(dots.overdue).toHaveLength(2);
  expect(dots.overdue[0]).toBeCloseTo(payment.x - 10, 1);
  expect(dots.overdue[1]).toBeCloseTo(payment.y + payment.height / 2, 1);
  expect(dots['in-flight']).toEqual([]);
});

test('[UI58] the branch that is done rests before the join that waits for the other', () => {
  const { dots } = restingOfOrder(model, routes, stuckOrderPath(model));
  expect(dots.closed).toHaveLength(2);
});
