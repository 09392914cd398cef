import type { Socket as NetSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { type BrowserToServer, protocolVersion, type ServerToBrowser } from '../../../shared/protocol/socket.ts';
import { applyDelta } from '../../../shared/view/apply.ts';
import { type View, viewKey } from '../../../shared/view/records.ts';

/** A page reduced to its connection: it holds the view as told, resumes after a lost connection and asks again at a gap. */
export interface Browser {
  readonly socket: Socket<ServerToBrowser, BrowserToServer>;
  view(): View;
  seq(): number | null;
  /** What came, in order: `snapshot 100`, `delta 100-101`, `stale 99-100`, `gap 103-104`, `refused …`, `closed`. */
  readonly log: string[];
  /** Resolves as soon as `condition` holds; checked after each message. */
  until(condition: () => boolean): Promise<void>;
  /** Stops reading from the network, as a suspended laptop does; and wakes again. */
  pause(): void;
  resume(): void;
  close(): void;
}

interface BrowserOptions {
  readonly process?: string;
  readonly protocol?: number;
  readonly origin?: string;
}

export function openBrowser(url: string, options: BrowserOptions = {}): Browser {
  const { process = 'orders', protocol = protocolVersion, origin } = options;
  let view: View = new Map();
  let seq: number | null = null;
  let run: string | null = null;
  let paused: NetSocket | null = null;
  const log: string[] = [];
  const waiting = new Set<() => void>();
  const socket: Socket<ServerToBrowser, BrowserToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 10,
    auth: (answer) => answer({ protocol, process, lastSeq: seq, run }),
    ...(origin === undefined ? {} : { extraHeaders: { origin } }),
  });
  const note = (line: string): void => {
    log.push(line);
    for (const check of waiting) check();
  };

  socket.on('snapshot', (snapshot) => {
    ({ seq, run } = snapshot);
    view = new Map(snapshot.records.map((record) => [viewKey(record), record]));
    note(`snapshot ${seq}`);
  });
  socket.on('delta', (delta) => {
    const range = `${delta.fromSeq}-${delta.seq}`;
    if (seq !== null && delta.seq <= seq) return note(`stale ${range}`);
    if (delta.fromSeq !== seq) {
      socket.emit('resync', seq);
      return note(`gap ${range}`);
    }
    view = applyDelta(view, delta);
    seq = delta.seq;
    return note(`delta ${range}`);
  });
  socket.on('refused', ({ reason }) => note(`refused ${reason}`));
  socket.on('disconnect', () => note('closed'));
  socket.on('connect_error', () => note('unreachable'));

  return {
    socket,
    log,
    view: () => view,
    seq: () => seq,
    until(condition) {
      return new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
    pause() {
      paused = rawSocket(socket);
      paused.pause();
    },
    resume: () => paused?.resume(),
    close: () => socket.close(),
  };
}

/** The client library hides its TCP connection; a stalled reader cannot be made without it. */
function rawSocket(socket: Socket): NetSocket {
  const { transport } = socket.io.engine as unknown as { transport: { ws: { _socket: NetSocket } } };
  return transport.ws._socket;
}
