import { io, type Socket } from 'socket.io-client';
import type { BrowserToServer, ServerToBrowser } from '../../shared/protocol/socket.ts';
import type { OpenSocket } from './connection.ts';

/** Pause before dialling a server that said no: it may only be starting. */
const refusedPauseMs = 3_000;

/** Opens the line over a websocket. A broken one is dialled again for ever, 0.5 s to 5 s apart. */
export const openSocketIo: OpenSocket = (hello, handlers) => {
  const socket: Socket<ServerToBrowser, BrowserToServer> = io({
    transports: ['websocket'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    auth: (answer) => answer(hello()),
  });
  let pause: number | undefined;
  const dialLater = (): void => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => socket.connect(), refusedPauseMs);
  };
  socket.on('snapshot', handlers.onSnapshot);
  socket.on('delta', handlers.onDelta);
  socket.on('refused', ({ reason }) => handlers.onRefused(reason));
  // An active socket redials by itself; an inactive one was turned away by the server.
  socket.on('disconnect', () => {
    if (!socket.active) dialLater();
  });
  socket.on('connect_error', (error) => {
    if (socket.active) return;
    handlers.onRefused(error.message);
    dialLater();
  });
  return {
    resync: (lastSeq) => socket.emit('resync', lastSeq),
    redial: () => socket.disconnect().connect(),
    close: () => {
      window.clearTimeout(pause);
      socket.off();
      socket.disconnect();
    },
  };
};
