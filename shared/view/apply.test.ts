import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toElementId, toEpochMs } from '../ids.ts';
import { applyDelta, diffViews, sameRecord, squash } from './apply.ts';
import type { Delta, ViewOp } from './delta.ts';
import { type View, viewKey } from './records.ts';
import { view, viewOps, viewRecord } from './testing/random-view.ts';

const settings = { seed: 13, numRuns: 500 };

function deltaOf(fromSeq: number, ops: readonly ViewOp[]): Delta {
  return { fromSeq, seq: fromSeq + 1, sentAt: toEpochMs(fromSeq), ops, moves: [], sampling: 1 };
}

/** Order aside: a view is a set of records by key. */
const recordsOf = (held: View) => new Map([...held].sort(([one], [other]) => (one < other ? -1 : 1)));

describe('laws', () => {
  test('[VW1] the difference of two views, applied to the first, gives the second', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        expect(recordsOf(applyDelta(before, { ops: diffViews(before, after) }))).toEqual(recordsOf(after));
      }),
      settings,
    );
  });

  test('[VW2] records a delta does not name keep their identity, and no delta changes the view it is applied to', () => {
    fc.assert(
      fc.property(view, viewOps, (before, ops) => {
        const copy = new Map(before);
        const named = new Set(ops.map((op) => (op[0] === 'put' ? viewKey(op[1]) : op[1])));
        const after = applyDelta(before, { ops });
        for (const [key, record] of before) if (!named.has(key)) expect(after.get(key)).toBe(record);
        expect(before).toEqual(copy);
      }),
      settings,
    );
  });

  test('[VW2] within a delta the order of ops does not matter', () => {
    fc.assert(
      fc.property(view, viewOps, (before, ops) => {
        const forth = applyDelta(before, { ops });
        expect(recordsOf(applyDelta(before, { ops: ops.toReversed() }))).toEqual(recordsOf(forth));
      }),
      settings,
    );
  });

  test('[VW3] a squashed pair does what both do one after the other, and squashing is associative', () => {
    fc.assert(
      fc.property(view, viewOps, viewOps, viewOps, (before, ...each) => {
        const [first, second, third] = each.map((ops, index) => deltaOf(index, ops)) as [Delta, Delta, Delta];
        const both = applyDelta(applyDelta(before, first), second);
        expect(recordsOf(applyDelta(before, squash(first, second)))).toEqual(recordsOf(both));
        const left = squash(squash(first, second), third);
        const right = squash(first, squash(second, third));
        expect(recordsOf(applyDelta(before, left))).toEqual(recordsOf(applyDelta(before, right)));
        expect([left.fromSeq, left.seq, left.sentAt]).toEqual([right.fromSeq, right.seq, right.sentAt]);
      }),
      settings,
    );
  });

  test('[VW4] records are the same exactly where they serialise the same', () => {
    fc.assert(
      fc.property(viewRecord, viewRecord, (one, other) => {
        expect(sameRecord(one, structuredClone(one))).toBe(true);
        expect(sameRecord(one, other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      settings,
    );
  });
});

test('[VW2] a delta without ops returns the very same view', () => {
  const held: View = new Map();
  expect(applyDelta(held, { ops: [] })).toBe(held);
});

test('[VW3] squashing spans both seqs and drops the moves; deltas with a gap between them are refused', () => {
  const move = { orderId: 'o1', state: 'in-flight', chains: [[toElementId('flow')]] } as const;
  const first: Delta = { ...deltaOf(1, []), moves: [move], sampling: 3 };
  expect(squash(first, deltaOf(2, []))).toEqual({ ...deltaOf(1, []), seq: 3, sentAt: 2 });
  expect(() => squash(deltaOf(1, []), deltaOf(3, []))).toThrow('not consecutive');
});
