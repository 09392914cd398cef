import { describe, expect, it } from 'vitest';
import type { Activity } from '../../shared/ids.ts';
import { recentOrdersMax } from '../../shared/limits.ts';
import { createHarness, type Harness, happyOrders } from '../ledger/testing/harness.ts';
import { createWatchedFlow, type WatchedFlow } from './watched-flow.ts';

/** Orders of that many different steps each. */
function longOrders(harness: Harness, count: number, steps: number): void {
  for (let index = 0; index < count; index++) {
    const start = index * (steps + 10);
    harness.event(`long-${index}`, 'order-placed', start);
    for (let step = 1; step <= steps; step++) harness.event(`long-${index}`, `step-${step}`, start + step);
    harness.event(`long-${index}`, 'order-completed', start + steps + 1);
  }
}

/** How many orders each go takes until none waits. */
function goes(flow: WatchedFlow): number[] {
  const counts: number[] = [];
  for (let before = flow.seen; flow.isBehind; before = flow.seen) {
    flow.digest();
    counts.push(flow.seen - before);
  }
  return counts;
}

describe('the flow as finished orders tell it', () => {
  it('[CH15] digests a bounded amount of work at a time, fewer orders the longer they are', () => {
    const harness = createHarness();
    longOrders(harness, 30, 75);
    const flow = createWatchedFlow(harness.ledger);
    flow.look();
    expect([flow.seen, flow.isBehind]).toEqual([0, true]);
    const counts = goes(flow);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(Math.max(...counts)).toBeLessThanOrEqual(10);
    expect(flow.watch.orders).toBe(30);
  });

  it('[CH15] passes over the oldest where more wait than are kept', () => {
    const harness = createHarness();
    const flow = createWatchedFlow(harness.ledger);
    happyOrders(harness, recentOrdersMax - 100);
    flow.look();
    happyOrders(harness, 300, 10 * recentOrdersMax);
    flow.look();
    goes(flow);
    expect(flow.seen).toBe(recentOrdersMax);
    expect(flow.latestStart).toBe(Math.max(...[...harness.ledger.book.closed].map(({ startedAt }) => startedAt)));
  }, 20_000);

  it('[CH13] says until when it learns anew what was known, and forgets nothing twice', () => {
    const { ledger, ...harness } = createHarness();
    longOrders({ ledger, ...harness }, 60, 40);
    let isTold = false;
    const { inference } = ledger;
    const outcomeOf = (activity: Activity) =>
      isTold && activity === 'step-7' ? ('failed' as const) : inference.outcomeOf(activity);
    const flow = createWatchedFlow({ ...ledger, inference: { ...inference, outcomeOf } });
    flow.look();
    expect([flow.isBehind, flow.isRelearning]).toEqual([true, false]);
    goes(flow);
    isTold = true;
    flow.look();
    flow.digest();
    expect([flow.isBehind, flow.isRelearning]).toEqual([true, true]);
    goes(flow);
    flow.look();
    expect([flow.seen, flow.isBehind, flow.isRelearning]).toEqual([60, false, false]);
  });

  it('[CH12] counts steps at work at the same time from the change of the flow on, within one look', () => {
    const harness = createHarness();
    const flow = createWatchedFlow(harness.ledger);
    happyOrders(harness, 300);
    for (let index = 0; index < 60; index++) {
      const start = 100_000 + 20 * index;
      const tell = (type: string, at: number, lifecycle = 'complete') =>
        harness.event(`worked-${index}`, type, start + at, { lifecycle });
      tell('order-placed', 0);
      tell('label-printed', 1, 'start');
      tell('box-packed', 2, 'start');
      tell('label-printed', 3);
      tell('box-packed', 4);
      tell('order-completed', 5);
    }
    flow.look();
    goes(flow);
    expect(flow.version.number).toBe(2);
    expect(flow.overlaps.proven().map((pair) => [...pair].sort())).toEqual([['box-packed', 'label-printed']]);
  });
});
