import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { z } from 'zod';
import { requestBytesMax, sessionsMax } from '../../shared/limits.ts';
import {
  type BrowserToServer,
  type Hello,
  helloSchema,
  protocolVersion,
  type ServerToBrowser,
} from '../../shared/protocol/socket.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Delta } from '../../shared/view/delta.ts';
import type { Clock } from '../clock.ts';
import type { WatchedProcess } from '../process.ts';
import type { Door } from './door.ts';
import { type BrowserSocket, createSession, type Session } from './session.ts';

export interface BroadcastOptions {
  readonly server: HttpServer;
  readonly processes: () => readonly WatchedProcess[];
  readonly door: Door;
  readonly clock: Clock;
  /** Names this run of the server: seqs of another run mean nothing here. */
  readonly run: string;
  /** Browsers served at once; more are refused with a sentence. */
  readonly sessionMax?: number;
}

export interface Broadcast {
  sessionCount(): number;
  close(): void;
}

/** The browsers that watch one process. */
interface Room {
  readonly process: WatchedProcess;
  readonly sessions: Set<Session>;
  readonly unsubscribe: () => void;
}

type Io = Server<BrowserToServer, ServerToBrowser>;

const lastSeqSchema = z.number().nullable();

/**
 * Tells browsers what changes. One room per process; a delta is encoded once for the whole room, and sent volatile: a browser that
 * cannot take it now misses it, sees the gap in `fromSeq`, and asks to be brought up to date.
 *
 * Joining cannot lose or double a delta. A new session is brought up to date and joins its room in one turn of the event loop, and a
 * feed publishes a delta in one turn too, so every delta lies wholly before (then it is in the answer) or wholly after (then the room
 * sends it, behind the answer in the same ordered connection). For this the answer must come before the join and nothing between the
 * two may wait.
 *
 * A late answer to `resync` is given just before the room's next delta and holds it already: a feed counts a delta as published
 * before it tells its listeners.
 */
export function createBroadcast(options: BroadcastOptions): Broadcast {
  const { server, processes, door, clock, run, sessionMax = sessionsMax } = options;
  const rooms = new Map<string, Room>();
  const io: Io = createServer(server, door, sessionMax);

  io.on('connection', (socket) => {
    const greeting = greet(socket.handshake.auth, processes(), sessionMax - sessionCount());
    if (greeting.ok) admit(socket, greeting.value);
    else {
      socket.emit('refused', { reason: greeting.failure });
      socket.disconnect(true);
    }
  });

  function admit(socket: BrowserSocket, { hello, process }: Greeting): void {
    const room = roomOf(process);
    const session = createSession(socket, process.feed, run, clock);
    session.bringUpToDate(hello.run === run ? hello.lastSeq : null);
    void socket.join(process.id);
    room.sessions.add(session);
    socket.on('resync', (lastSeq) => session.resync(lastSeqSchema.catch(null).parse(lastSeq)));
    socket.on('disconnect', () => room.sessions.delete(session));
  }

  function roomOf(process: WatchedProcess): Room {
    const known = rooms.get(process.id);
    if (known?.process === process) return known;
    known?.unsubscribe();
    const sessions = known?.sessions ?? new Set<Session>();
    const unsubscribe = process.feed.subscribe((delta) => publish(io, process.id, sessions, delta));
    const room = { process, sessions, unsubscribe };
    rooms.set(process.id, room);
    return room;
  }

  function sessionCount(): number {
    let count = 0;
    for (const room of rooms.values()) count += room.sessions.size;
    return count;
  }

  return {
    sessionCount,
    close() {
      for (const room of rooms.values()) room.unsubscribe();
      // Closing the transport, not the session: a browser comes back by itself when the server is there again.
      io.engine.close();
    },
  };
}

function createServer(server: HttpServer, door: Door, sessionMax: number): Io {
  const io: Io = new Server(server, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: requestBytesMax,
    connectTimeout: 10_000,
    // A browser's same-origin policy does not cover WebSockets, so the door is judged here.
    allowRequest(request: IncomingMessage, callback) {
      const refusal = door.refuseRead(request.headers) ?? refuseCrowd(io.engine.clientsCount, sessionMax);
      callback(refusal, refusal === null);
    },
  });
  return io;
}

/** Sessions over the limit are told so; connections that never become a session have a harder limit. */
function refuseCrowd(connections: number, sessionMax: number): string | null {
  return connections < 2 * sessionMax ? null : 'Too many connections.';
}

function publish(io: Io, room: string, sessions: ReadonlySet<Session>, delta: Delta): void {
  if (sessions.size === 0) return;
  for (const session of sessions) session.beforeDelta();
  io.to(room).volatile.emit('delta', delta);
}

interface Greeting {
  readonly hello: Hello;
  readonly process: WatchedProcess;
}

/** Reads what a browser says at connect; a failure is the sentence it is shown. */
function greet(auth: unknown, processes: readonly WatchedProcess[], placesFree: number): Result<Greeting, string> {
  const parsed = helloSchema.safeParse(auth);
  if (!parsed.success || parsed.data.protocol !== protocolVersion) {
    return failure('This page and the server are of different versions; reload the page.');
  }
  if (placesFree <= 0) return failure('The server serves as many browsers as it can; close one of them and reload.');
  const process = processes.find(({ id }) => id === parsed.data.process);
  return process === undefined
    ? failure(`There is no process ${parsed.data.process} on this server.`)
    : success({ hello: parsed.data, process });
}
