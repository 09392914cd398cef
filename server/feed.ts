import type { EpochMs } from '../shared/ids.ts';
import { deltaRingMax, heartbeatIntervalMs } from '../shared/limits.ts';
import { sameRecord, squash } from '../shared/view/apply.ts';
import type { Delta, Snapshot, TokenMove, ViewOp } from '../shared/view/delta.ts';
import { type ViewRecord, viewKey } from '../shared/view/records.ts';
import type { ViewFeed } from './process.ts';

/** A view that is published: what changed since the last tick becomes one delta. */
export interface Feed extends ViewFeed {
  /**
   * Publishes the view as it now is. A delta goes out when a record changed, tokens moved or the heartbeat is due. The view's size is bounded by
   * the diagram's, never by the number of orders: O(records).
   */
  publish(records: Iterable<ViewRecord>, moves: readonly TokenMove[], sampling: number, now: EpochMs): void;
}

export function createFeed(): Feed {
  const view = new Map<string, ViewRecord>();
  const listeners = new Set<(delta: Delta) => void>();
  const ring: Delta[] = [];
  let seq = 0;
  let sentAt = 0 as EpochMs;

  function changes(records: Iterable<ViewRecord>): ViewOp[] {
    const ops: ViewOp[] = [];
    const seen = new Set<string>();
    for (const record of records) {
      const key = viewKey(record);
      seen.add(key);
      const before = view.get(key);
      if (before !== undefined && sameRecord(before, record)) continue;
      view.set(key, record);
      ops.push(['put', record]);
    }
    for (const key of view.keys()) {
      if (seen.has(key)) continue;
      view.delete(key);
      ops.push(['remove', key]);
    }
    return ops;
  }

  return {
    publish(records, moves, sampling, now) {
      const ops = changes(records);
      if (ops.length === 0 && moves.length === 0 && now - sentAt < heartbeatIntervalMs) return;
      const delta: Delta = { fromSeq: seq, seq: seq + 1, sentAt: now, ops, moves, sampling };
      seq++;
      sentAt = now;
      // Moves are for the eye of this moment: a browser that catches up later does not want them.
      ring.push({ ...delta, moves: [] });
      if (ring.length > deltaRingMax) ring.shift();
      for (const listener of listeners) listener(delta);
    },
    snapshot: (): Snapshot => ({ seq, sentAt, records: [...view.values()] }),
    since(from) {
      if (from === seq) return { fromSeq: seq, seq, sentAt, ops: [], moves: [], sampling: 1 };
      const first = ring.findIndex((delta) => delta.fromSeq === from);
      const oldest = ring[first];
      if (oldest === undefined) return null;
      return ring.slice(first + 1).reduce((sum, delta) => squash(sum, delta), oldest);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
