import type { EpochMs } from '../ids.ts';
import type { RelationChange } from './relation-change.ts';
import { outcomeIn } from './relation-change.ts';

/** A finished order: the activities it went through and when it began. */
export interface FinishedOrder {
  readonly trace: readonly number[];
  readonly startedAt: EpochMs;
}

/** Shares are taken to be no nearer to never and always. */
const shareMin = 0.01;

/**
 * The start of the first order of the new version: of all instants the one that best parts the orders by their starts into those of before
 * and those of since (maximum likelihood). When they finished does not matter. O(orders · log orders + orders · changes · length).
 */
export function changePoint(orders: readonly FinishedOrder[], changes: readonly RelationChange[]): EpochMs | null {
  const byStart = [...orders].sort((one, other) => other.startedAt - one.startedAt);
  let evidence = 0;
  let best = 0;
  let start: EpochMs | null = null;
  for (const { trace, startedAt } of byStart) {
    for (const change of changes) evidence += evidenceOf(change, trace);
    if (evidence <= best) continue;
    best = evidence;
    start = startedAt;
  }
  return start;
}

function evidenceOf(change: RelationChange, trace: readonly number[]): number {
  const outcome = outcomeIn(change, trace);
  if (outcome === null) return 0;
  const before = clamped(change.before);
  const since = clamped(change.since);
  return outcome ? Math.log(since / before) : Math.log((1 - since) / (1 - before));
}

const clamped = (share: number): number => Math.min(1 - shareMin, Math.max(shareMin, share));
