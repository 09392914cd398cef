import { describe, expect, it } from 'vitest';
import { createDeliveryWindow } from './delivery-window.ts';

describe('the window between a reader and its ledger', () => {
  it('[SO22] lets the next batch go only when there is room for it', async () => {
    const window = createDeliveryWindow(2);
    const done: number[] = [];
    const first = window.sent().then(() => done.push(1));
    await first;
    const second = window.sent().then(() => done.push(2));
    await Promise.resolve();
    expect(done).toEqual([1]);
    window.handled();
    await second;
    expect(done).toEqual([1, 2]);
  });

  it('[SO22] holds nobody back once it is open', async () => {
    const window = createDeliveryWindow(1);
    const waiting = window.sent();
    window.open();
    await waiting;
    await window.sent();
  });
});
