import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toEpochMs, toOrderId } from '../../shared/ids.ts';
import { createDeadlines } from './deadlines.ts';
import { createOrder, type Order } from './order.ts';

const order = (id: number): Order => createOrder(toOrderId(String(id)), 1, { at: toEpochMs(0), partition: 0 }, null);

describe('the deadline index', () => {
  it('[SL6] gives each order back once, when its latest appointment has come, as a sorted list would', () => {
    const step = fc.record({ id: fc.nat(9), at: fc.option(fc.nat(100)), forget: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(100), (steps, now) => {
        const orders = Array.from({ length: 10 }, (_, id) => order(id));
        const deadlines = createDeadlines();
        const expected = new Map<string, number>();
        for (const { id, at, forget } of steps) {
          const one = orders[id];
          if (one === undefined) continue;
          if (forget) deadlines.forget(one);
          else deadlines.schedule(one, at);
          if (forget || at === null) expected.delete(one.id);
          else expected.set(one.id, at);
        }
        const due = [...expected].filter(([, at]) => at <= now).map(([id]) => id);
        expect(
          deadlines
            .due(now)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(due.sort());
        expect(deadlines.due(now)).toEqual([]);
      }),
    );
  });
});
