import { describe, expect, it } from 'vitest';
import { createHarness } from '../ledger/testing/harness.ts';
import { createOverlapWatch } from './overlap-watch.ts';

/** Tells finished orders of two steps with their starts, at work at the same time or one after the other. */
function workedOrders() {
  const harness = createHarness();
  const watch = createOverlapWatch(harness.ledger.book.tree);
  let told = 0;
  function tell(orders: number, areBeside: boolean): void {
    for (let index = 0; index < orders; index++) {
      const start = 10 * told++;
      const id = `o${told}`;
      const event = (type: string, at: number, lifecycle: string) => harness.event(id, type, start + at, { lifecycle });
      event('order-placed', 0, 'complete');
      event('pack', 1, 'start');
      if (areBeside) event('label', 2, 'start');
      event('pack', 3, 'complete');
      if (!areBeside) event('label', 4, 'start');
      event('label', 5, 'complete');
      event('order-completed', 6, 'complete');
    }
    const latest = [...harness.ledger.book.closed].slice(-orders);
    for (const order of latest) watch.finished(order);
  }
  return { watch, tell };
}

describe('steps at work at the same time', () => {
  it('[CH12] stay proven a little below the share that proves them, and are not proven there anew', () => {
    const held = workedOrders();
    held.tell(24, true);
    held.tell(176, false);
    expect(held.watch.proven()).toHaveLength(1);
    held.tell(70, false);
    expect(held.watch.proven()).toHaveLength(1);
    const never = workedOrders();
    never.tell(24, true);
    never.tell(246, false);
    expect(never.watch.proven()).toEqual([]);
  });

  it('[CH12] count no more once they are forgotten, nor are they held', () => {
    const { watch, tell } = workedOrders();
    tell(24, true);
    expect(watch.proven()).toHaveLength(1);
    watch.forget();
    tell(24, true);
    tell(246, false);
    expect(watch.proven()).toEqual([]);
  });
});
