import { formatClock, formatDuration, formatInstant } from '../time/format.ts';
import { type TimeScale, zigzagFrom, zigzagTo } from './time-scale.ts';

export interface AxisLabel {
  readonly kind: 'start' | 'tick' | 'idle' | 'due' | 'end';
  readonly text: string;
  /** 0 … 1. */
  readonly position: number;
  /** Drawn as a vertical rule too. */
  readonly atMs: number;
}

export interface AxisMarks {
  readonly startMs: number;
  readonly endMs: number;
  readonly closed: boolean;
  readonly due: { readonly atMs: number; readonly learned: boolean } | null;
}

const tickStepsMs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000]
  .concat([300_000, 600_000, 1_200_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000])
  .concat([172_800_000, 604_800_000, 2_592_000_000, 31_536_000_000]);
const tickDistance = 0.11;
const ticksMax = 12;
/** Width of a character on a lane of about 700 px, as a share of the lane. */
export const characterWidth = 0.0088;

/** The axis: now (or the end), the start, the deadline, breaks with their true length, ticks; the earlier in this list, the surer of its place. */
export function axisLabels(scale: TimeScale, marks: AxisMarks): readonly AxisLabel[] {
  const at = (kind: AxisLabel['kind'], atMs: number, text: string): AxisLabel => ({
    kind,
    text,
    atMs,
    position: scale.position(atMs),
  });
  const { startMs, endMs, due } = marks;
  const candidates = [
    at('end', endMs, marks.closed ? `end ${formatClock(endMs)}` : 'now'),
    at('start', startMs, formatInstant(startMs, endMs)),
    ...(due === null ? [] : [at('due', due.atMs, `${formatClock(due.atMs)} ${due.learned ? 'usual limit' : 'SLA'}`)]),
    ...scale.pieces
      .filter(({ idle }) => idle)
      .map((piece) => ({
        ...at('idle', piece.fromMs, `${formatDuration(piece.toMs - piece.fromMs)} idle`),
        position: piece.left + (piece.right - piece.left) * ((zigzagFrom + zigzagTo) / 2),
      })),
    ...ticks(scale, startMs, endMs).map((atMs) => at('tick', atMs, `+${tickText(atMs - startMs)}`)),
  ];
  return withoutOverlap(candidates);
}

function ticks(scale: TimeScale, startMs: number, endMs: number): readonly number[] {
  const densest = scale.pieces.filter(({ idle }) => !idle).sort((a, b) => b.right - b.left - (a.right - a.left))[0];
  if (!densest) return [];
  const perMs = (densest.right - densest.left) / (densest.toMs - densest.fromMs);
  const stepMs = tickStepsMs.find((candidate) => candidate * perMs >= tickDistance);
  if (stepMs === undefined) return [];
  const all: number[] = [];
  for (const piece of scale.pieces) {
    if (piece.idle) continue;
    const firstMs = startMs + Math.ceil((piece.fromMs - startMs) / stepMs) * stepMs;
    for (let atMs = firstMs; atMs <= piece.toMs && all.length < ticksMax; atMs += stepMs) {
      if (atMs > startMs && atMs < endMs) all.push(atMs);
    }
  }
  return all;
}

function tickText(sinceMs: number): string {
  if (sinceMs < 1_000) return `${sinceMs}\u00a0ms`;
  if (sinceMs < 60_000) return `${sinceMs / 1_000}\u00a0s`;
  return formatDuration(sinceMs);
}

function withoutOverlap(candidates: readonly AxisLabel[]): readonly AxisLabel[] {
  const placed: AxisLabel[] = [];
  for (const label of candidates) {
    const reach = (other: AxisLabel): number => ((label.text.length + other.text.length + 2) * characterWidth) / 2;
    if (placed.every((other) => Math.abs(other.position - label.position) > reach(other))) placed.push(label);
  }
  return placed;
}
