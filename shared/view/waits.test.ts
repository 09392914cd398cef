import { describe, expect, it } from 'vitest';
import { toActivity, toElementId, toEpochMs } from '../ids.ts';
import type { Marking, MarkingToken } from '../replay/marking.ts';
import { dueAtOf, waitsOf } from './waits.ts';

const token = (fields: Partial<MarkingToken>): MarkingToken => ({
  key: 'k',
  element: toElementId('e'),
  anyOf: [toActivity('fast'), toActivity('slow')],
  mayEnd: false,
  enabledBy: 1,
  ...fields,
});
const marking = (tokens: readonly MarkingToken[]): Marking => ({
  state: 0,
  past: null,
  tokens,
  deviations: [],
  stepEnabledBy: 0,
  travelled: [],
});
const limits = new Map([
  ['fast', 1_000],
  ['slow', 9_000],
]);
const waits = (tokens: readonly MarkingToken[]) =>
  waitsOf(
    marking(tokens),
    toEpochMs(100),
    (index) => [toEpochMs(100), toEpochMs(250)][index],
    (activity) => {
      const ms = limits.get(activity);
      return ms === undefined ? null : { ms, kind: 'configured' };
    },
  );

describe('what an order waits for', () => {
  it("[SL2] is due by the latest alternative's limit, from the event that enabled it", () => {
    const [wait] = waits([token({})]);
    expect(wait).toMatchObject({ since: 250, limit: { ms: 9_000 } });
    expect(wait === undefined ? null : dueAtOf(wait)).toBe(9_250);
  });

  it('[SL2] has no limit where the order may also end, or nothing is known', () => {
    const [optional, unknown] = waits([token({ mayEnd: true }), token({ anyOf: [toActivity('new')] })]);
    expect([optional?.limit, unknown?.limit]).toEqual([null, null]);
    expect(optional === undefined ? 0 : dueAtOf(optional)).toBeNull();
  });

  it('[SL2] waits since the start of the order before any event enabled anything, and not at all once done', () => {
    expect(waits([token({ enabledBy: -1 })])[0]?.since).toBe(100);
    expect(waits([token({ anyOf: [] })])).toEqual([]);
  });
});
