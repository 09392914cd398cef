import { describe, expect, it } from 'vitest';
import { epoch } from '../../shared/event/testing/records.ts';
import { toActivity } from '../../shared/ids.ts';
import { seededRandom } from '../../shared/model/testing/random.ts';
import type { ProcessConfig } from '../config/config.ts';
import { defaultProcess } from '../config/defaults.ts';
import { partialOrders } from '../ledger/projection.ts';
import { expectedOf } from './testing/expected.ts';
import { placeInLog, readInPieces } from './testing/in-process.ts';
import { inferableMix, type OrderKind, orderMix, orderStories } from './testing/order-stories.ts';
import type { Mix } from './testing/stories.ts';
import { foldTruth } from './testing/truth.ts';
import { weave, writeOrderEvent } from './testing/write-records.ts';

const unconfigured = defaultProcess('orders', ['orders']);
const configured: ProcessConfig = {
  ...unconfigured,
  start: [toActivity('order-placed')],
  outcomes: new Map([
    [toActivity('order-completed'), 'completed'],
    [toActivity('order-expired'), 'expired'],
  ]),
};

/** The counts of a ledger that read 600 orders, beside those of the reference fold. */
function reconcile(seed: number, config: ProcessConfig, mix: Mix<OrderKind>) {
  const random = seededRandom(seed);
  const stories = orderStories('order', 600, random, mix);
  const spanMs = 30 * 60_000;
  const write = writeOrderEvent('orders');
  const log = placeInLog(weave({ topic: 'orders', stories, write, spoiled: 20, startsAt: epoch, spanMs, random }));
  const ledger = readInPieces(config, log, { asOf: epoch + 2 * spanMs, random });
  const truth = foldTruth(log, {
    start: 'order-placed',
    ends: { 'order-completed': 'completed', 'order-expired': 'expired' },
  });
  const { 'in-flight': inFlight, ...closed } = ledger.book.totals;
  const { manual, ...events } = ledger.counters;
  return {
    counted: {
      // Nothing is promised and nothing was mined: nothing can be overdue.
      orders: { inFlight, atRisk: 0, overdue: inFlight, manual, ...closed, partial: partialOrders(ledger) },
      events: { ...events, rejected: ledger.rejections.total },
    },
    expected: expectedOf(truth).summary,
  };
}

describe('the ledger beside the reference fold', () => {
  it.each([1, 2, 3, 4, 5, 6])('[OR1][OR3][OR6][OR7][OR8] counts the truth of the fixtures, seed %i', (seed) => {
    const { counted, expected } = reconcile(seed, configured, orderMix);
    expect(counted).toEqual(expected);
  });

  it.each([1, 2, 3, 4, 5, 6])('[OR2][OR4][A05] counts the same with nothing configured, seed %i', (seed) => {
    const { counted, expected } = reconcile(seed, unconfigured, inferableMix);
    expect(counted).toEqual(expected);
  });
});
