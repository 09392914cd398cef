import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import type { SourceStateRecord } from '../../shared/view/records.ts';
import type { LiveState } from './live-store.ts';

/**
 * The instant for which durations on screen are told: the server's clock while the data is live; the instant the data has been
 * read up to while it catches up, is replayed or has ended (nothing may look overdue for time not read); frozen when stale.
 */
export function dataNow(state: LiveState, browserNowMs: number): EpochMs {
  const source = sourceOf(state);
  const judgedOnly = source !== null && (source.mode === 'replay' || source.state !== 'live');
  if (judgedOnly && source.asOf !== null) return source.asOf;
  const frozen = state.connection.kind === 'stale' && state.heardAtMs !== null;
  return toEpochMs((frozen ? (state.heardAtMs ?? 0) : browserNowMs) + state.clockOffsetMs);
}

/** How far what is shown lies behind the server's clock; null where that says nothing (a log from the past, no data yet). */
export function behindMs(state: LiveState, browserNowMs: number): number | null {
  const source = sourceOf(state);
  if (source === null || source.mode === 'replay' || source.asOf === null) return null;
  return Math.max(0, browserNowMs + state.clockOffsetMs - source.asOf);
}

function sourceOf(state: LiveState): SourceStateRecord | null {
  const record = state.view.get('source');
  return record?.kind === 'source' ? record : null;
}
