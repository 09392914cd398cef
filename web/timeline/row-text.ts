import { formatDuration, formatMeasured, formatMeasuredRange } from '../time/format.ts';
import type { TimelineRow, TimelineRun, TimelineStop } from './timeline-rows.ts';

/** A label on the timeline: the number that counts in bold, what it measures beside it. */
export interface RowText {
  readonly before?: string;
  readonly strong: string;
  readonly after: string;
}

/** `12.0 s, wait 2.1 s + work 9.9 s`, or without a reported start `12.0 s wait and work`. */
export function runText(run: TimelineRun): RowText {
  const strong = formatMeasured(run.toMs - run.fromMs);
  if (run.workFromMs === null) return { strong, after: ' wait and work' };
  const wait = formatMeasured(run.workFromMs - run.fromMs);
  return { strong, after: `, wait ${wait} + work ${formatMeasured(run.toMs - run.workFromMs)}` };
}

/** `waiting 47m 12s, usually 2.9–4.1 s`; before the deadline also what is left; of a wait that was cut off how and after how long. */
export function waitText(row: TimelineRow, nowMs: number): RowText | null {
  if (row.wait === null) return null;
  const { sinceMs, dueAtMs } = row.wait;
  if (row.stop !== null) return stopText(row.stop, sinceMs);
  const left = dueAtMs === null || dueAtMs < nowMs ? '' : `, due in ${formatDuration(dueAtMs - nowMs)}`;
  const usual = row.usualMs === null ? '' : `, usually ${formatMeasuredRange(row.usualMs.p50, row.usualMs.p95)}`;
  return { before: 'waiting ', strong: formatDuration(Math.max(0, nowMs - sinceMs)), after: left + usual };
}

/** `never came, expired after 45s`; where it came after all, `expired after 45s, came 12s later`. */
function stopText({ atMs, how, cameAtMs }: TimelineStop, sinceMs: number): RowText {
  const strong = formatDuration(Math.max(0, atMs - sinceMs));
  if (cameAtMs === null) return { before: `never came, ${how} after `, strong, after: '' };
  return { before: `${how} after `, strong, after: `, came ${formatDuration(Math.max(0, cameAtMs - atMs))} later` };
}

/** `37m 12s over the SLA`; null before the deadline. */
export function lateText(row: TimelineRow, nowMs: number): RowText | null {
  const dueAtMs = row.wait?.dueAtMs ?? null;
  if (dueAtMs === null || nowMs <= dueAtMs) return null;
  const limit = row.wait?.limitKind === 'learned' ? 'the usual limit' : 'the SLA';
  return { strong: formatDuration(nowMs - dueAtMs), after: ` over ${limit}` };
}
