import { z } from 'zod';
import type { Delta, Snapshot } from '../view/delta.ts';

/** Both sides say it at connect; a mismatch asks the browser to reload. */
export const protocolVersion = 1;

/** What a browser sends in the handshake's `auth`: which process it watches and what it holds already. */
export const helloSchema = z.object({
  protocol: z.number(),
  process: z.string().max(200),
  /** The seq it holds from this server run, to resume; null or unknown asks for a snapshot. */
  lastSeq: z.number().nullable(),
  /** The server run that seq belongs to: a restarted server numbers anew. */
  run: z.string().nullable(),
});
export type Hello = z.infer<typeof helloSchema>;

/** Events from server to browser. */
export interface ServerToBrowser {
  snapshot: (message: Snapshot & { run: string }) => void;
  delta: (message: Delta) => void;
  /** The browser cannot be served: told in one sentence. */
  refused: (message: { reason: string }) => void;
}

/** Events from browser to server. */
export interface BrowserToServer {
  /** A gap was seen: send what is missing, or a snapshot. */
  resync: (lastSeq: number | null) => void;
}
