import { io, type Socket } from 'socket.io-client';
import { type BrowserToServer, protocolVersion, type ServerToBrowser } from '../../shared/protocol/socket.ts';
import { type ViewRecord, viewKey } from '../../shared/view/records.ts';

export interface HeldView {
  readonly seq: number | null;
  readonly records: Readonly<Record<string, ViewRecord>>;
}

/** The view as the server gives it to a browser that connects now. */
export async function freshView(url: string, process: string): Promise<HeldView> {
  const socket: Socket<ServerToBrowser, BrowserToServer> = io(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { protocol: protocolVersion, process, lastSeq: null, run: null },
  });
  try {
    return await new Promise((resolve, reject) => {
      socket.on('snapshot', ({ seq, records }) =>
        resolve({ seq, records: Object.fromEntries(records.map((record) => [viewKey(record), record])) }),
      );
      socket.on('refused', ({ reason }) => reject(new Error(reason)));
      socket.on('connect_error', reject);
    });
  } finally {
    socket.close();
  }
}
