import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { sequence, step } from './blocks.ts';
import { discover } from './discover.ts';
import { explain } from './explain.ts';
import type { Model } from './model.ts';
import { logOf } from './testing/simulate.ts';

const steps = (...names: readonly string[]): Model => ({
  root: sequence(...names.map((name) => step(toActivity(name)))),
  orders: 0,
  interrupts: [],
});

describe('what a picture explains', () => {
  test('[MO23] orders explained exactly, and how much of all that happened', () => {
    const log = logOf([['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'c'], []]);
    const { orders, exactly, approximately, hidden } = explain(steps('a', 'b', 'c'), log);
    expect(orders).toBe(4);
    expect(exactly).toBe(0.5);
    // Two of three events and of three steps more must be ignored, one step is skipped: 1 + 3 of 8 events and 4 · 3 steps.
    expect(approximately).toBeCloseTo(1 - 4 / (8 + 12));
    expect(hidden).toEqual([]);
  });

  test('[MO23] activities that are not drawn are named with their share of the orders, most frequent first', () => {
    const usual = Array.from({ length: 2_000 }, () => ['a', 'b']);
    const log = logOf([...usual, ['a', 'once', 'b'], ['a', 'twice', 'b'], ['a', 'twice', 'b', 'twice']]);
    const model = discover(log);
    expect(explain(model, log).hidden).toEqual([
      { activity: 'twice', share: 2 / 2003 },
      { activity: 'once', share: 1 / 2003 },
    ]);
    expect(explain(discover(log, { simplicity: 1 }), log).hidden).toEqual([]);
  });

  test('[MO23] orders an interrupt cut short are not judged, and nothing to judge is wholly explained', () => {
    const model: Model = { ...steps('a', 'b'), interrupts: [toActivity('expired')] };
    expect(explain(model, logOf([['a', 'expired']]))).toEqual({ orders: 0, exactly: 1, approximately: 1, hidden: [] });
    const judged = explain(model, logOf([['a', 'expired'], ['a', 'b'], ['b']]));
    expect(judged).toMatchObject({ orders: 2, exactly: 0.5, hidden: [] });
  });
});
