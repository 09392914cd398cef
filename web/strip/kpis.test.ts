import { expect, test } from 'vitest';
import { parseFilter } from '../../shared/order/filter.ts';
import type { SummaryRecord } from '../../shared/view/records.ts';
import { kpisOf } from './kpis.ts';
import { rejectionSentence } from './rejection-text.ts';

const summary: SummaryRecord = {
  kind: 'summary',
  inFlight: 1_204,
  atRisk: 22,
  overdue: 0,
  manual: 3,
  completed: 1,
  expired: 1,
  failed: 0,
  cancelled: 0,
  compensated: 0,
  partial: 0,
  accepted: 9,
  rejected: 0,
  spread: null,
  duplicate: 0,
  late: 0,
  outOfOrder: 0,
  donePerMinute: 310,
  expiredPerMinute: 2.1,
  withinSla: 0.992,
  ordersRevision: 1,
};

test('[UI8] the strip tells seven numbers, quiet where there is nothing', () => {
  const told = kpisOf(summary, null).map(({ value, label, zero }) => `${value} ${label}${zero ? ', quiet' : ''}`);
  expect(told.map((text) => text.replace('\u00a0', ' '))).toEqual([
    '1,204 in flight',
    '22 at risk',
    '0 overdue, quiet',
    '3 need a person',
    '310 done / min',
    '2.1 expired / min',
    '99.2 % within SLA',
  ]);
});

test('[UI8] without data there are dashes, never zeros', () => {
  expect(kpisOf(null, null).map(({ value }) => value)).toEqual(Array.from({ length: 7 }, () => '–'));
  expect(kpisOf({ ...summary, withinSla: null }, null).at(-1)?.value).toBe('–');
});

test('[UI8] every number leads to a filter the server can read', () => {
  for (const { change } of kpisOf(summary, null)) expect(parseFilter(change.filter).ok).toBe(true);
});

test('[UI37] unread records are told by count and reason, the commonest first', () => {
  const group = (reason: string, count: number) => ({ reason, topic: 'orders', source: null, count, samples: [] });
  const reasons = [group('not-json', 2), group('no-order-id', 6), group('no-order-id', 4)];
  expect(rejectionSentence({ total: 12, reasons })).toBe('12 records could not be read: no order id, not JSON.');
  expect(rejectionSentence({ total: 1, reasons: [group('tombstone', 1)] })).toBe(
    '1 record could not be read: empty value.',
  );
});
