import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { exclusive, formatBlock, loop, optional, parallel, sequence, step } from './blocks.ts';
import { discover } from './discover.ts';
import type { Block } from './model.ts';
import { normalize } from './normalize.ts';
import {
  choreographedFlow,
  decliningFlow,
  orchestratedFlow,
  orderFlow,
  runningExample,
} from './testing/order-flows.ts';
import { seededRandom } from './testing/random.ts';
import { logOf, simulateOrders } from './testing/simulate.ts';

const seeds = [...Array(100).keys()];
const named = (name: string): Block => step(toActivity(name));

function discovered(orders: readonly (readonly string[])[], interrupts: readonly string[] = []): string {
  return formatBlock(discover(logOf(orders), { interrupts: interrupts.map(toActivity) }).root);
}

/** Seeds for which the model behind the orders is found exactly. */
function exactRuns(truth: Block, orders: number): number {
  const text = formatBlock(normalize(truth));
  return seeds.filter((seed) => discovered(simulateOrders(truth, orders, seededRandom(seed))) === text).length;
}

describe('what runs at the same time', { timeout: 60_000 }, () => {
  test('[MO4] [A38] payment beside stock and shipping, at least 95 of 100 times from 25 orders, always from 100', () => {
    expect(formatBlock(normalize(orderFlow))).toBe(
      '→(order-placed, ∧(payment-received, →(stock-reserved, order-shipped)), order-completed)',
    );
    const early = exactRuns(orderFlow, 25);
    console.info(`payment beside stock and shipping: ${early} of 100 exact from 25 orders`);
    expect(early).toBeGreaterThanOrEqual(95);
    expect(exactRuns(orderFlow, 100)).toBe(100);
  });

  test('[MO4] [A20] a choice inside a parallel branch, and a choice of outcomes', () => {
    expect(exactRuns(decliningFlow, 25)).toBeGreaterThanOrEqual(95);
    expect(exactRuns(decliningFlow, 100)).toBe(100);
  });

  test('[MO5] an order that depends on the way taken is not concurrency', () => {
    const ways = [
      ['start', 'by-web', 'check', 'pay', 'ship'],
      ['start', 'by-phone', 'pay', 'check', 'post'],
    ];
    const orders = seeds.map((seed) => ways[seed % 2] as string[]);
    expect(discovered(orders)).not.toContain('∧');
  });

  test('[MO6] an event out of place in one order of twenty does not hide the structure', () => {
    const exact = seeds.filter((seed) => {
      const random = seededRandom(seed);
      const orders = simulateOrders(orderFlow, 100, random).map((order) =>
        withLateEvent(order, random.next() < 0.05 ? random.below(4) : -1),
      );
      return discovered(orders) === formatBlock(normalize(orderFlow));
    });
    expect(exact.length).toBeGreaterThanOrEqual(95);
  });
});

/** The order with the event at this position one place later. */
function withLateEvent(order: readonly string[], position: number): string[] {
  return position < 0 ? [...order] : order.toSpliced(position, 2, ...order.slice(position, position + 2).reverse());
}

describe('what overlaps in time', { timeout: 60_000 }, () => {
  const fastFirst = Array.from({ length: 30 }, () => ['place', 'pay', 'reserve', 'ship', 'complete']);
  const overlapping = [[toActivity('reserve'), toActivity('pay')] as const];

  test('[MO19] [A38] a step that always completes first is parallel to the one its runs overlap with', () => {
    expect(discovered(fastFirst)).not.toContain('∧');
    const model = discover(logOf(fastFirst), { overlapping });
    expect(formatBlock(model.root)).toBe('→(place, ∧(pay, reserve), ship, complete)');
  });

  test('[MO19] steps that no order has both of do not run at the same time', () => {
    const orders = [
      ['place', 'pay', 'complete'],
      ['place', 'reserve', 'complete'],
    ];
    expect(formatBlock(discover(logOf(orders), { overlapping }).root)).not.toContain('∧');
  });
});

describe('what comes one after the other', { timeout: 60_000 }, () => {
  test('[MO7] one service reacting to the other is a sequence', () => {
    expect(exactRuns(choreographedFlow, 1)).toBe(100);
    expect(exactRuns(orchestratedFlow, 25)).toBe(100);
  });

  test('[MO7] choreographed and orchestrated orders on one topic make every command optional, nothing parallel', () => {
    const order = ['placed', 'retrieve-payment', 'payment-received', 'fetch-goods', 'goods-fetched', 'completed'];
    const commands = ['retrieve-payment', 'fetch-goods'];
    const orders = seeds.map((seed) => (seed % 3 === 0 ? order : order.filter((name) => !commands.includes(name))));
    expect(discovered(orders)).toBe(
      formatBlock(
        normalize(
          sequence(
            named('placed'),
            optional(named('retrieve-payment')),
            named('payment-received'),
            optional(named('fetch-goods')),
            named('goods-fetched'),
            named('completed'),
          ),
        ),
      ),
    );
  });

  test('[MO8] an optional step, a choice, a loop with and without a redo step', () => {
    const truths = [
      sequence(named('a'), optional(named('b')), named('c')),
      sequence(named('a'), exclusive(named('b'), sequence(named('c'), named('d'))), named('e')),
      sequence(named('a'), loop(sequence(named('b'), named('c')), named('again')), named('e')),
      sequence(named('a'), loop(named('b')), named('c')),
      sequence(named('a'), loop(parallel(named('b'), named('c')), named('again')), named('d')),
    ];
    for (const truth of truths) expect(exactRuns(truth, 50)).toBeGreaterThanOrEqual(99);
  });

  test('[MO9] the textbook example: parallel, choice and loop inside each other', () => {
    expect(exactRuns(runningExample, 100)).toBe(100);
  });
});

describe('orders cut short', { timeout: 60_000 }, () => {
  test('[MO10] interrupted orders make no later step optional, and the interrupt stands apart from the flow', () => {
    const exact = seeds.filter((seed) => {
      const random = seededRandom(seed);
      const orders = simulateOrders(orderFlow, 100, random);
      const expired = simulateOrders(orderFlow, 2, random).map((order) => [
        ...order.slice(0, 1 + random.below(3)),
        toActivity('order-expired'),
      ]);
      const model = discover(logOf([...orders, ...expired]), { interrupts: [toActivity('order-expired')] });
      expect(model.interrupts).toEqual(['order-expired']);
      return formatBlock(model.root) === formatBlock(normalize(orderFlow));
    });
    expect(exact.length).toBe(100);
  });

  test('[MO10] an interrupt that never happened is not drawn', () => {
    expect(discover(logOf([['a', 'b']]), { interrupts: [toActivity('x')] }).interrupts).toEqual([]);
  });

  test('[MO10] where every order was interrupted, what they did before is mined', () => {
    const model = discover(logOf([['a', 'b', 'x', 'c']]), { interrupts: [toActivity('x')] });
    expect(formatBlock(model.root)).toBe('→(a, b)');
    expect(model.interrupts).toEqual(['x']);
  });
});

describe('small and odd logs', { timeout: 60_000 }, () => {
  test('[MO2] no orders, empty orders, one step, one variant', () => {
    expect(discover(logOf([])).root).toEqual({ kind: 'choice', children: [], edges: [[-1, 0]] });
    expect(discovered([[], []])).toBe('τ');
    expect(discovered([['a']])).toBe('a');
    expect(discovered([['a'], []])).toBe('×(a, τ)');
    expect(discovered([['a', 'b', 'c']])).toBe('→(a, b, c)');
    expect(
      discovered([
        ['a', 'a', 'a'],
        ['a', 'a'],
      ]),
    ).toBe(formatBlock(loop(named('a'))));
  });

  test('[MO3] an activity in fewer than two of a thousand orders is not drawn, one in more is', () => {
    const usual = Array.from({ length: 999 }, () => ['a', 'b']);
    expect(discovered([...usual, ['a', 'rare', 'b']])).toBe('→(a, b)');
    expect(discovered([...usual.slice(900), ['a', 'rare', 'b']])).toContain('rare');
  });

  test('[MO2] orders of five hundred events and a hundred activities are mined within the work budget', () => {
    const random = seededRandom(3);
    const long = Array.from({ length: 8 }, () => Array.from({ length: 500 }, () => `s${random.below(6)}`));
    const wide = simulateOrders(sequence(...Array.from({ length: 100 }, (_, i) => named(`w${i}`))), 20, random);
    expect(discover(logOf(long)).orders).toBe(8);
    expect(discovered(wide)).toMatch(/^→\(w0, w1, /);
  });
});
