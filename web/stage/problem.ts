import type { SourceStateRecord } from '../../shared/view/records.ts';
import type { ConnectionState } from '../live/connection-state.ts';
import { formatClock } from '../time/format.ts';
import { zoneName } from '../time/zone.ts';

export interface PageProblem {
  readonly sentence: string;
  /** A reload may help. */
  readonly reload: boolean;
}

/** The one thing to say about what is wrong: our line to the server first, then the server's to its source. */
export function problemOf(connection: ConnectionState, source: SourceStateRecord | null): PageProblem | null {
  switch (connection.kind) {
    case 'refused':
      return { sentence: connection.reason, reload: true };
    case 'stale': {
      const since = `The server has been silent since ${formatClock(connection.since)} ${zoneName(connection.since)}.`;
      return { sentence: `${since} You see the picture of that moment; trying to reach it again.`, reload: false };
    }
    case 'connecting':
      return null;
    case 'live':
      return source?.problem ? { sentence: source.problem, reload: false } : null;
  }
}
