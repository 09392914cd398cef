import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toOrderId } from '../../shared/ids.ts';
import { orderDetail } from './order-detail.ts';
import { createProjection } from './projection.ts';
import { at, createHarness, type Harness } from './testing/harness.ts';

const statusOf = (harness: Harness, id: string) => harness.ledger.book.get(toOrderId(id))?.status;
const storyOf = (harness: Harness, id: string) =>
  orderDetail(harness.ledger, id)?.events.map(({ activity }) => activity);

describe('the order book', () => {
  it('[OR1][A05] takes an order in flight until an activity ends it, and counts it once', () => {
    const harness = createHarness();
    for (const [second, type] of ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped'].entries()) {
      harness.event('a', type, second);
      expect(statusOf(harness, 'a')).toBe('in-flight');
    }
    harness.event('a', 'order-completed', 9);
    expect(statusOf(harness, 'a')).toBe('completed');
    expect(harness.ledger.book.totals).toMatchObject({ completed: 1, 'in-flight': 0 });
  });

  it('[OR1] never expires an order by the clock: that takes an event', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0);
    harness.settle(80_000);
    expect(statusOf(harness, 'a')).toBe('in-flight');
  });

  it('[OR10] ends an order where its trace ends in a file, the outcome told by its last step', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0);
    harness.event('a', 'payment-declined', 1);
    const end = { topic: 'orders', partition: 0, records: [], nextOffset: 2, endOffset: 2, caughtUpAt: null };
    harness.deliver({ ...end, ended: [toOrderId('a'), toOrderId('unknown')] });
    expect(statusOf(harness, 'a')).toBe('failed');
    expect(harness.ledger.rates.done.lastMinute(at(1))).toBe(1);
  });

  it('[OR3] counts an event with the same id once, also after the order has closed (fixture 8)', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0, { id: 'e1' });
    harness.event('a', 'order-placed', 0, { id: 'e1' });
    harness.event('a', 'order-completed', 5, { id: 'e2' });
    harness.event('a', 'order-completed', 5, { id: 'e2' });
    expect(harness.ledger.counters).toMatchObject({ accepted: 2, duplicate: 2 });
    expect(harness.ledger.book.totals.completed).toBe(1);
  });

  it('[B18] keeps a repeat with a new id as a step of its own (fixture 8)', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0, { id: 'e1' });
    harness.event('a', 'payment-received', 1, { id: 'e2' });
    harness.event('a', 'payment-received', 2, { id: 'e3' });
    expect(storyOf(harness, 'a')).toEqual(['order-placed', 'payment-received', 'payment-received']);
  });

  it('[SO2] reads a position once: redelivered records change only their counter', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0);
    const again = { topic: 'orders', partition: 0, records: [], nextOffset: 0, endOffset: 1, caughtUpAt: null };
    harness.deliver(again);
    expect(harness.ledger.partitions.find('orders', 0)?.nextOffset).toBe(1);
  });

  it('[OR6] opens a new generation when a start follows a closed order (fixture 9)', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0, { id: 'e1' });
    harness.event('a', 'order-completed', 1, { id: 'e2' });
    harness.event('a', 'order-placed', 2, { id: 'e3' });
    expect(harness.ledger.book.get(toOrderId('a'))).toMatchObject({ generation: 2, status: 'in-flight' });
    expect(orderDetail(harness.ledger, 'a', 1)).toMatchObject({ state: 'completed', generation: 1, generations: 2 });
    expect(harness.ledger.book.totals).toMatchObject({ completed: 1, 'in-flight': 1 });
  });

  it('[OR7] keeps what comes after the end, late where the order expired', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0, { id: 'e1' });
    harness.event('a', 'order-expired', 10, { id: 'e2' });
    harness.event('a', 'payment-received', 20, { id: 'e3' });
    expect(statusOf(harness, 'a')).toBe('expired');
    expect(harness.ledger.counters).toMatchObject({ late: 1, manual: 1 });
    expect(orderDetail(harness.ledger, 'a')?.events.at(-1)).toMatchObject({ flags: ['late', 'after-end'] });
  });

  it('[OR8][B28] marks an order whose start was never seen as partial (fixture 13)', () => {
    const harness = createHarness();
    harness.event('a', 'payment-received', 0);
    harness.settle(1);
    expect(orderDetail(harness.ledger, 'a')).toMatchObject({ partial: true, dueAt: null });
  });

  it('[OR5] puts an event from another partition where its time belongs (fixture 10)', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0, { partition: 0 });
    harness.event('a', 'order-shipped', 5, { partition: 1 });
    harness.event('a', 'payment-received', 3, { partition: 0 });
    expect(storyOf(harness, 'a')).toEqual(['order-placed', 'payment-received', 'order-shipped']);
    expect(harness.ledger.counters.outOfOrder).toBe(1);
  });

  it('[OR5] never re-sorts one partition, whatever its clocks say', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 5);
    harness.event('a', 'payment-received', 3);
    const order = harness.ledger.book.get(toOrderId('a'));
    expect(
      harness.ledger.book.tree.trace(order?.node ?? 0).map((step) => harness.ledger.book.tree.activities[step]),
    ).toEqual(['order-placed', 'payment-received']);
  });

  it('[OR13][A19] names orders whose events lie on several partitions or topics', () => {
    const harness = createHarness();
    harness.event('a', 'order-placed', 0);
    harness.event('a', 'payment-received', 1);
    expect(createProjection(harness.ledger).records()).toContainEqual(
      expect.objectContaining({ kind: 'summary', spread: null }),
    );
    harness.event('b', 'order-placed', 2, { partition: 1 });
    harness.event('b', 'payment-received', 4, { partition: 2 });
    harness.event('b', 'stock-reserved', 3, { topic: 'stock' });
    expect(storyOf(harness, 'b')).toEqual(['order-placed', 'stock-reserved', 'payment-received']);
    harness.event('c', 'order-placed', 2);
    harness.event('c', 'order-completed', 5, { topic: 'stock' });
    const summary = [...createProjection(harness.ledger).records()].find(({ kind }) => kind === 'summary');
    expect(summary).toMatchObject({ spread: { orders: 2, example: 'b' } });
    harness.event('d', 'order-placed', 0, { lifecycle: 'start', partition: 1 });
    harness.event('d', 'order-placed', 1, { partition: 2 });
    harness.event('e', 'order-placed', 0, { id: 'e1' });
    harness.event('e', 'order-completed', 1, { id: 'e2' });
    harness.event('e', 'order-placed', 2, { id: 'e3', partition: 3 });
    expect([...harness.ledger.book.spread].map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('[OR9] comes to the same orders for any interleaving that keeps each partition in order', () => {
    const types = [
      'order-placed',
      'payment-received',
      'stock-reserved',
      'order-shipped',
      'order-completed',
      'order-expired',
    ];
    const event = fc.record({
      order: fc.constantFrom('a', 'b'),
      type: fc.constantFrom(...types),
      at: fc.nat(12),
      twice: fc.boolean(),
    });
    const log = fc.array(fc.array(event, { maxLength: 8 }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(log, fc.infiniteStream(fc.nat(9)), (partitions, choices) => {
        // Three generations are kept; what belongs before them cannot be put there any more.
        const starts = partitions.flat().filter(({ type }) => type === 'order-placed');
        fc.pre(['a', 'b'].every((id) => starts.filter(({ order }) => order === id).length <= 2));
        const logs = partitions.map((events, partition) =>
          events.flatMap(({ twice, ...event }, index) => {
            const published = { ...event, partition, id: `${partition}-${index}` };
            return twice ? [published, published] : [published];
          }),
        );
        const straight = createHarness();
        for (const { order, type, at, partition, id } of logs.flat())
          straight.event(order, type, at, { partition, id });
        const mixed = createHarness();
        while (logs.some((queue) => queue.length > 0)) {
          const ready = logs.filter((queue) => queue.length > 0);
          const next = ready[(choices.next().value ?? 0) % ready.length]?.shift();
          if (next === undefined) break;
          mixed.event(next.order, next.type, next.at, { partition: next.partition, id: next.id });
        }
        expect(factsOf(mixed)).toEqual(factsOf(straight));
      }),
      { numRuns: 300 },
    );
  });
});

/** What must not depend on arrival: states, generations, traces and lateness of every order, and the totals. */
function factsOf({ ledger: { book, counters } }: Harness): unknown {
  const orders = ['a', 'b'].map((id) => {
    const generations = [];
    for (let order = book.get(toOrderId(id)) ?? null; order !== null; order = order.previous) {
      generations.push({
        generation: order.generation,
        status: order.status,
        trace: book.tree.trace(order.node).map((step) => book.tree.activities[step]),
        facts: order.stepFacts,
        late: order.lateCount,
      });
    }
    return generations;
  });
  return {
    orders,
    totals: book.totals,
    accepted: counters.accepted,
    duplicate: counters.duplicate,
    late: counters.late,
    manual: counters.manual,
  };
}
