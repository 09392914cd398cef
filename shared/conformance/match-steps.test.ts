import { expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { mappableNames, matchSteps } from './match-steps.ts';
import { node, reference } from './testing/builder.ts';

const types = ['payment-received', 'PaymentReceivedEvent', 'OrderPlacedEvent', 'stock_reserved', 'x9'].map(toActivity);
const model = reference('start>task1 task1>x1 x1>end', [
  { ...node('task', 'task1'), name: 'Payment  RECEIVED' },
  { ...node('start', 'start'), name: 'Order placed' },
  { ...node('end', 'end'), name: 'stock_reserved' },
]);
const matched = (labels: Record<string, string>, map: Record<string, string>) =>
  Object.fromEntries(
    [
      ...matchSteps(model, types, labels, new Map(Object.entries(map).map(([name, type]) => [name, toActivity(type)]))),
    ].map(([id, { activities, by }]) => [id, `${by}: ${activities.join(', ')}`]),
  );

test('[CO1] configured before exact before label; every type of the same label counts', () => {
  expect(matched({}, {})).toEqual({
    task1: 'label: payment-received, PaymentReceivedEvent',
    start: 'label: OrderPlacedEvent',
    end: 'exact: stock_reserved',
  });
  expect(matched({}, { task1: 'x9', 'Order placed': 'never-seen' })).toMatchObject({
    task1: 'configured: x9',
    start: 'configured: never-seen',
  });
});

test('[CO1] a configured label is a label like any other', () => {
  expect(matched({ x9: 'Order placed' }, {})).toMatchObject({ start: 'label: OrderPlacedEvent, x9' });
});

test('[CO1] gateways are told of by nothing; a map names ids and names', () => {
  expect(Object.keys(matched({}, { x1: 'x9' }))).not.toContain('x1');
  expect([...mappableNames(model)].sort()).toEqual(
    ['task1', 'Payment  RECEIVED', 'start', 'Order placed', 'end', 'stock_reserved'].sort(),
  );
});
