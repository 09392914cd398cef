import { type Hello, protocolVersion } from '../../shared/protocol/socket.ts';
import type { Delta, Snapshot } from '../../shared/view/delta.ts';
import { redialAfterMs } from './connection-state.ts';
import type { LiveStore } from './live-store.ts';

export interface SocketHandlers {
  readonly onSnapshot: (message: Snapshot & { readonly run: string }) => void;
  readonly onDelta: (delta: Delta) => void;
  readonly onRefused: (reason: string) => void;
}

/** A line to the server that dials again for ever; `hello` is asked at every attempt. */
export interface ViewSocket {
  readonly resync: (lastSeq: number | null) => void;
  readonly redial: () => void;
  readonly close: () => void;
}
export type OpenSocket = (hello: () => Hello, handlers: SocketHandlers) => ViewSocket;

const watchIntervalMs = 500;
/** A resync that got no answer is asked for again after this. */
const resyncPatienceMs = 2_000;

/**
 * Keeps the store equal to the server's view of one process: resumes after a broken line, asks for what a gap lost, dials a
 * silent line anew. Returns the way to end it.
 */
export function connect(
  processId: string,
  live: LiveStore,
  openSocket: OpenSocket,
  now: () => number,
  every: (intervalMs: number, run: () => void) => () => void,
): () => void {
  let resyncAskedAtMs: number | null = null;
  let dialledAtMs = now();

  const askResync = (): void => {
    if (resyncAskedAtMs !== null && now() - resyncAskedAtMs < resyncPatienceMs) return;
    resyncAskedAtMs = now();
    socket.resync(live.latest().seq);
  };
  const socket = openSocket(
    () => {
      const { seq, run } = live.latest();
      return { protocol: protocolVersion, process: processId, lastSeq: seq, run };
    },
    {
      onSnapshot: (message) => {
        resyncAskedAtMs = null;
        live.receiveSnapshot(message);
      },
      onDelta: (delta) => {
        const outcome = live.receiveDelta(delta);
        if (outcome === 'applied') resyncAskedAtMs = null;
        if (outcome === 'gap') askResync();
      },
      onRefused: live.receiveRefusal,
    },
  );
  const stopWatching = every(watchIntervalMs, () => {
    live.judge();
    const quietSinceMs = Math.max(live.latest().heardAtMs ?? 0, dialledAtMs);
    if (now() - quietSinceMs < redialAfterMs) return;
    dialledAtMs = now();
    socket.redial();
  });
  return () => {
    stopWatching();
    socket.close();
    live.dispose();
  };
}
