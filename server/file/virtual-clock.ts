import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';

/** How the log's time is mapped onto ours: the whole log in so long, or so many times as fast as it happened (0: no waiting). */
export type Pace =
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'speed'; readonly factor: number };

/** Log milliseconds per real one; null: as fast as it reads. */
export function speedOf(pace: Pace, spanMs: number): number | null {
  if (pace.kind === 'speed') return pace.factor > 0 ? pace.factor : null;
  return pace.ms > 0 && spanMs > 0 ? spanMs / pace.ms : null;
}

/** A clock that runs from `from` at `speed` and stops at `to` (semantics 20). */
export function startVirtualClock(clock: Clock, speed: number, from: EpochMs, to: EpochMs): () => EpochMs {
  const startedAt = clock.now();
  return () => toEpochMs(Math.min(to, Math.trunc(from + (clock.now() - startedAt) * speed)));
}
