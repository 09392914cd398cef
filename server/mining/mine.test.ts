import { expect, test } from 'vitest';
import { toActivity } from '../../shared/ids.ts';
import { mine } from './mine.ts';

const activities = ['a', 'b', 'c'].map(toActivity);
const inputOf = (variants: readonly { readonly trace: readonly number[]; readonly count: number }[]) => ({
  processId: 'p',
  processName: 'p',
  log: { activities, variants },
  interrupts: [],
  labels: {},
  previous: null,
});

test('[CH11] two pictures are compared on the orders that fit, also where an endless one stands before them', () => {
  const usual = { trace: [0, 1, 2], count: 50 };
  const other = { trace: [0, 2, 1], count: 50 };
  const endless = { trace: [0, ...new Array<number>(5_000).fill(1), 2], count: 50 };
  const { model: shown } = mine(inputOf([other]));
  const apart = mine({ ...inputOf([usual]), shown }).scores;
  const beside = mine({ ...inputOf([endless, usual]), shown }).scores;
  expect(apart?.shown).toBeLessThan(1);
  expect(beside?.shown).toBe(apart?.shown);
});
