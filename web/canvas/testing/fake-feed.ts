import { toEpochMs } from '../../../shared/ids.ts';
import type { ModelMessage } from '../../../shared/protocol/http.ts';
import type { TokenMove } from '../../../shared/view/delta.ts';
import { type ViewRecord, viewKey } from '../../../shared/view/records.ts';
import type { LiveFeed } from '../props.ts';

/** A feed whose records and moves are set by hand. */
export interface FakeFeed extends LiveFeed {
  readonly put: (...records: readonly ViewRecord[]) => void;
  readonly move: (moves: readonly TokenMove[], sampling?: number) => void;
}

export function createFakeFeed(): FakeFeed {
  const records = new Map<string, ViewRecord>();
  const listeners = new Set<() => void>();
  const moveListeners = new Set<(moves: readonly TokenMove[], sampling: number) => void>();
  return {
    record: (key) => records.get(key),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onMoves: (listener) => {
      moveListeners.add(listener);
      return () => moveListeners.delete(listener);
    },
    serverNow: () => toEpochMs(0),
    put: (...changed) => {
      for (const record of changed) records.set(viewKey(record), record);
      for (const listener of listeners) listener();
    },
    move: (moves, sampling = 1) => {
      for (const listener of moveListeners) listener(moves, sampling);
    },
  };
}

/** One order's way over `flows` in turn, for filling a picture with tokens. */
export function movesOver(model: ModelMessage, count: number, seed = 0): TokenMove[] {
  const flows = model.diagram.flows;
  const most = Math.max(1, ...flows.map((flow) => flow.count));
  const busy = flows.filter((flow) => flow.count > most / 50);
  return Array.from({ length: count }, (_, i) => {
    const flow = busy[(seed + i) % busy.length];
    const state = (seed + i) % 41 === 7 ? 'overdue' : (seed + i) % 23 === 5 ? 'at-risk' : 'in-flight';
    return { orderId: `order-${seed + i}`, state, chains: flow ? [[flow.id]] : [] } as unknown as TokenMove;
  });
}
