import type { Socket } from 'socket.io';
import { resyncIntervalMs, sessionQueueMax } from '../../shared/limits.ts';
import type { BrowserToServer, ServerToBrowser } from '../../shared/protocol/socket.ts';
import type { Clock } from '../clock.ts';
import type { ViewFeed } from '../process.ts';

export type BrowserSocket = Socket<BrowserToServer, ServerToBrowser>;

/** One connected browser, watching one process. */
export interface Session {
  /** Sends all that is missing since `lastSeq` as one delta, or a snapshot where that is unknown. */
  bringUpToDate(lastSeq: number | null): void;
  /** The browser saw a gap: answered at once, or after a while when it asks too often or does not read. Only the last ask counts. */
  resync(lastSeq: number | null): void;
  /** Called before each delta of the room. Ends the session of a browser that has stopped reading. */
  beforeDelta(): void;
}

/**
 * What a browser costs the server is bounded: deltas are volatile (one that does not read misses them), answers to resync wait until
 * the last one has left, and after `sessionQueueMax` deltas missed in a row the connection is cut. (Deltas come at most ten a second.)
 */
export function createSession(socket: BrowserSocket, feed: ViewFeed, run: string, clock: Clock): Session {
  let asked: { readonly lastSeq: number | null } | null = null;
  let answeredAt: number | null = null;
  let missed = 0;

  // False until all that was sent has left for the network: then volatile messages are dropped and nothing else may be queued.
  const reads = (): boolean => socket.conn.transport.writable;

  function bringUpToDate(lastSeq: number | null): void {
    const delta = lastSeq === null ? null : feed.since(lastSeq);
    if (delta === null) socket.emit('snapshot', { ...feed.snapshot(), run });
    else socket.emit('delta', delta);
  }

  function answerResync(): void {
    if (asked === null || !reads()) return;
    const now = clock.now();
    if (answeredAt !== null && now - answeredAt < resyncIntervalMs) return;
    const { lastSeq } = asked;
    asked = null;
    answeredAt = now;
    bringUpToDate(lastSeq);
  }

  return {
    bringUpToDate,
    resync(lastSeq) {
      asked = { lastSeq };
      answerResync();
    },
    beforeDelta() {
      missed = reads() ? 0 : missed + 1;
      if (missed > sessionQueueMax) cut(socket);
      else answerResync();
    },
  };
}

/**
 * Ends the connection below socket.io: a polite goodbye would queue behind what the browser does not read, and would tell it not to
 * come back; a broken connection makes it reconnect when it wakes.
 */
function cut(socket: BrowserSocket): void {
  socket.conn.request.socket.destroy();
}
