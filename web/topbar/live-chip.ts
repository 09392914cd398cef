import type { SourceStateRecord } from '../../shared/view/records.ts';
import type { ConnectionState } from '../live/connection-state.ts';
import { formatClock, formatDate } from '../time/format.ts';

export interface ChipLook {
  readonly tone: 'live' | 'idle' | 'past' | 'broken';
  readonly label: string;
  readonly detail: string;
}

/** What the chip in the top bar says: first how the line is, then how the data arrives. */
export function chipLook(
  connection: ConnectionState,
  source: SourceStateRecord | null,
  behindMs: number | null,
): ChipLook {
  switch (connection.kind) {
    case 'connecting':
      return { tone: 'idle', label: 'Connecting', detail: '' };
    case 'refused':
      return { tone: 'broken', label: 'Not connected', detail: '' };
    case 'stale':
      return { tone: 'broken', label: 'Stale', detail: `since ${formatClock(connection.since)}` };
    case 'live':
      return source === null ? { tone: 'idle', label: 'Connecting', detail: '' } : sourceLook(source, behindMs);
  }
}

function sourceLook(source: SourceStateRecord, behindMs: number | null): ChipLook {
  const asOf = source.asOf === null ? '' : `at ${formatDate(source.asOf)}, ${formatClock(source.asOf)}`;
  switch (source.state) {
    case 'connecting':
      return { tone: 'broken', label: 'Connecting', detail: 'to the source' };
    case 'catching-up':
      return { tone: 'past', label: 'Catching up', detail: asOf };
    case 'ended':
      return { tone: 'idle', label: 'Ended', detail: asOf };
    case 'live':
      if (source.mode === 'replay') return { tone: 'past', label: 'Replay', detail: asOf };
      if (source.lastEventAt === null) return { tone: 'idle', label: 'Connected', detail: 'no events yet' };
      return { tone: 'live', label: 'Live', detail: behindMs === null ? '' : behindText(behindMs) };
  }
}

/** `0.4 s behind`; the chip moves as little as it can: tenths below ten seconds only. */
function behindText(behindMs: number): string {
  if (behindMs < 9_950) return `${(behindMs / 1_000).toFixed(1)} s behind`;
  const seconds = Math.round(behindMs / 1_000);
  return seconds < 120 ? `${seconds} s behind` : `${Math.round(seconds / 60)} min behind`;
}
