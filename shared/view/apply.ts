import { assert } from '../result.ts';
import type { Delta, ViewOp } from './delta.ts';
import { type View, type ViewRecord, viewKey } from './records.ts';

/**
 * The view after a delta. Records the delta does not name keep their identity, so a subscriber compares by reference; a delta
 * without ops returns the very same view. Order independent as long as no key occurs twice in the ops; else the last one wins.
 * O(records + ops).
 */
export function applyDelta(view: View, delta: Pick<Delta, 'ops'>): View {
  if (delta.ops.length === 0) return view;
  const next = new Map(view);
  for (const op of delta.ops) {
    if (op[0] === 'put') next.set(viewKey(op[1]), op[1]);
    else next.delete(op[1]);
  }
  return next;
}

/** The ops that turn one view into the other: nothing for records that are structurally the same. For tests and resume, O(records). */
export function diffViews(before: View, after: View): readonly ViewOp[] {
  const ops: ViewOp[] = [];
  for (const key of before.keys()) if (!after.has(key)) ops.push(['remove', key]);
  for (const [key, record] of after) {
    const old = before.get(key);
    if (old === undefined || !sameRecord(old, record)) ops.push(['put', record]);
  }
  return ops;
}

/**
 * One delta for two consecutive ones: per key the last op wins. Moves are dropped: they are for the eye only, and whoever is
 * caught up in one step has nothing to watch. Throws when the second does not begin where the first ends (a programmer's error).
 */
export function squash(first: Delta, second: Delta): Delta {
  assert(first.seq === second.fromSeq, `deltas are not consecutive: ${first.seq} then ${second.fromSeq}`);
  const byKey = new Map<string, ViewOp>();
  for (const op of [...first.ops, ...second.ops]) byKey.set(op[0] === 'put' ? viewKey(op[1]) : op[1], op);
  return {
    fromSeq: first.fromSeq,
    seq: second.seq,
    sentAt: second.sentAt,
    ops: [...byKey.values()],
    moves: [],
    sampling: 1,
  };
}

/** Structural equality of two records: same kind and equal plain values throughout. */
export function sameRecord(a: ViewRecord, b: ViewRecord): boolean {
  return samePlain(a, b);
}

function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && samePlain(valueAt(a, key), valueAt(b, key)));
}

function valueAt(holder: object, key: string): unknown {
  return (holder as Readonly<Record<string, unknown>>)[key];
}
