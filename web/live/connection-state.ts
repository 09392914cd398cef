import type { EpochMs } from '../../shared/ids.ts';

/** What the page may say about its line to the server. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Nothing was heard since then (server time): what is on screen is a picture of that instant. */
  | { readonly kind: 'stale'; readonly since: EpochMs }
  | { readonly kind: 'refused'; readonly reason: string };

/** The server sends at least once a second, so silence this long means a broken line. */
export const staleAfterMs = 3_000;
/** An open line that stays silent this long is dialled anew. */
export const redialAfterMs = 10_000;

export interface ConnectionFacts {
  /** When the last fitting message arrived, browser clock; null before the first snapshot. */
  readonly heardAtMs: number | null;
  readonly refusal: string | null;
  readonly clockOffsetMs: number;
}

/** The connection's state follows from what was heard and from now; nothing else decides it. */
export function connectionState(facts: ConnectionFacts, nowMs: number): ConnectionState {
  if (facts.refusal !== null) return { kind: 'refused', reason: facts.refusal };
  if (facts.heardAtMs === null) return { kind: 'connecting' };
  if (nowMs - facts.heardAtMs <= staleAfterMs) return { kind: 'live' };
  return { kind: 'stale', since: (facts.heardAtMs + facts.clockOffsetMs) as EpochMs };
}

/** Whether two states look the same on screen: keeps the store quiet while nothing changes. */
export function sameConnection(a: ConnectionState, b: ConnectionState): boolean {
  if (a.kind === 'stale') return b.kind === 'stale' && a.since === b.since;
  if (a.kind === 'refused') return b.kind === 'refused' && a.reason === b.reason;
  return a.kind === b.kind;
}
