import { createStore } from 'zustand/vanilla';
import type { EpochMs } from '../../shared/ids.ts';
import { applyDelta } from '../../shared/view/apply.ts';
import type { Delta, Snapshot, TokenMove } from '../../shared/view/delta.ts';
import { type View, type ViewRecord, viewKey } from '../../shared/view/records.ts';
import { type ConnectionState, connectionState, sameConnection } from './connection-state.ts';
import { createFrameScheduler, type FrameTimers } from './frame-scheduler.ts';

export interface LiveState {
  readonly connection: ConnectionState;
  readonly view: View;
  /** The version of the view held; null before the first snapshot. */
  readonly seq: number | null;
  /** The server run `seq` belongs to. */
  readonly run: string | null;
  /** Server clock minus browser clock. */
  readonly clockOffsetMs: number;
  /** When the last fitting message arrived, browser clock. */
  readonly heardAtMs: number | null;
}

export type MovesListener = (moves: readonly TokenMove[], sampling: number) => void;

const emptyState: LiveState = {
  connection: { kind: 'connecting' },
  view: new Map(),
  seq: null,
  run: null,
  clockOffsetMs: 0,
  heardAtMs: null,
};

/**
 * What this browser holds of the server's view, without React. Messages are applied at once; subscribers hear of them once per
 * animation frame. Token moves go to their listeners and are never state. Disposing cancels a pending notification.
 */
export function createLiveStore(timers: FrameTimers, now: () => number) {
  const published = createStore<LiveState>(() => emptyState);
  const moveListeners = new Set<MovesListener>();
  let held = emptyState;
  let refusal: string | null = null;
  const frame = createFrameScheduler(() => published.setState(held, true), timers);

  const judged = (state: LiveState): LiveState => {
    const connection = connectionState({ ...state, refusal }, now());
    return sameConnection(connection, state.connection) ? state : { ...state, connection };
  };
  const hold = (state: LiveState): void => {
    const next = judged(state);
    if (next === held) return;
    held = next;
    frame.schedule();
  };
  const heard = (sentAt: EpochMs): Pick<LiveState, 'heardAtMs' | 'clockOffsetMs'> => {
    refusal = null;
    return { heardAtMs: now(), clockOffsetMs: nearestOffset(held, sentAt - now()) };
  };

  return {
    /** The state last published to subscribers. */
    getState: published.getState,
    subscribe: published.subscribe,
    getInitialState: published.getInitialState,
    /** The newest state, also when its frame has not come yet. */
    latest: (): LiveState => held,
    record: (key: string): ViewRecord | undefined => published.getState().view.get(key),
    onMoves: (listener: MovesListener): (() => void) => {
      moveListeners.add(listener);
      return () => moveListeners.delete(listener);
    },
    serverNow: (): EpochMs => (now() + held.clockOffsetMs) as EpochMs,

    receiveSnapshot(message: Snapshot & { readonly run: string }): void {
      const view = new Map(message.records.map((record) => [viewKey(record), record]));
      hold({ ...held, ...heard(message.sentAt), view, seq: message.seq, run: message.run });
    },
    /** `gap`: the delta does not follow what is held, so a snapshot is needed. `old`: known already, nothing to do. */
    receiveDelta(delta: Delta): 'applied' | 'old' | 'gap' {
      if (held.seq === null || delta.fromSeq > held.seq) return 'gap';
      if (delta.fromSeq < held.seq) return delta.seq <= held.seq ? 'old' : 'gap';
      hold({ ...held, ...heard(delta.sentAt), view: applyDelta(held.view, delta), seq: delta.seq });
      if (delta.moves.length > 0) for (const listener of moveListeners) listener(delta.moves, delta.sampling);
      return 'applied';
    },
    receiveRefusal(reason: string): void {
      refusal = reason;
      hold(held);
    },
    /** Judges the connection again as time passes. */
    judge: (): void => hold(held),
    dispose: frame.cancel,
  };
}

export type LiveStore = ReturnType<typeof createLiveStore>;

/** The message that travelled fastest tells the clocks' difference best; the first of a connection starts the measure. */
function nearestOffset(state: LiveState, sampleMs: number): number {
  return state.heardAtMs === null ? sampleMs : Math.max(state.clockOffsetMs, sampleMs);
}
