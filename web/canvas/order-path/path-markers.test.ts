import { expect, test } from 'vitest';
import type { OrderPath } from '../props.ts';
import { pathMarker, pathStates } from './path-markers.ts';

const path: OrderPath = {
  orderId: '7f3a',
  attention: 'overdue',
  done: ['start', 'split', 'payment'],
  waiting: ['payment'],
  stopped: ['refund'],
  blocked: ['join'],
  notes: {},
};

test.each([
  ['start', 'done'],
  ['start_label', 'done'],
  ['payment', 'waiting'],
  ['refund', 'stopped'],
  ['join', 'blocked'],
  ['cancelled', 'not-taken'],
])('[UI58] %s is %s', (element, state) => {
  expect(pathStates(path)(element)).toBe(state);
});

test('[UI58] a step that is done and waited for again is shown as waiting', () => {
  expect(pathMarker(pathStates(path)('payment'))).toBe('path-waiting');
});
