/** A stretch of the timeline: told in true proportion, or idle and shortened to a labelled break. Positions run from 0 to 1. */
export interface ScalePiece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly left: number;
  readonly right: number;
  readonly idle: boolean;
}

export interface TimeScale {
  readonly pieces: readonly ScalePiece[];
  /** Where an instant stands, 0 … 1; instants outside are drawn at the edge. */
  readonly position: (atMs: number) => number;
  /** Where the first zigzag at or behind a position begins; 1 where there is none. */
  readonly clearUntil: (position: number) => number;
}

/** Idle is what would take more than this of the span… */
const idleShare = 0.2;
/** …is longer than a person would call a pause… */
const idleMsMin = 10_000;
/** …is no mere detail of the whole… */
const idleShareOfWhole = 0.05;
/** …and is so much longer than the next gap that the rest would be squeezed. */
const idleDominance = 4;
/** Width of one break, and of all breaks together at most. */
const breakWidth = 0.33;
const breakWidthMax = 0.66;
/** Where in a break its zigzag stands: behind some room for what is written beside a bar or a rule. */
export const zigzagFrom = 0.53;
export const zigzagTo = 0.71;

/**
 * Lays instants on a line. Gaps in which nothing happened and beside which everything else would vanish are shortened to breaks;
 * `opened` names breaks (by their first instant) that are to be told in true proportion; `busy` are times of
 * reported work, never idle. Strictly monotone where time is.
 * O(n log n) in the instants.
 */
export function createTimeScale(
  instantsMs: readonly number[],
  opened: ReadonlySet<number> = new Set(),
  busy: readonly Gap[] = [],
): TimeScale {
  const instants = [...new Set(instantsMs)].sort((a, b) => a - b);
  const gaps = instants.slice(1).map((toMs, index) => ({ fromMs: instants[index] ?? toMs, toMs }));
  const worked = (gap: Gap): boolean => busy.some(({ fromMs, toMs }) => fromMs <= gap.fromMs && gap.toMs <= toMs);
  const idle = new Set(idleGaps(gaps).filter((gap) => !opened.has(gap.fromMs) && !worked(gap)));
  const breaksWidth = Math.min(breakWidthMax, idle.size * breakWidth);
  const toldMs = gaps.reduce((sum, gap) => (idle.has(gap) ? sum : sum + lengthMs(gap)), 0);

  const pieces: ScalePiece[] = [];
  let left = 0;
  for (const gap of gaps) {
    const isIdle = idle.has(gap);
    const width = isIdle ? breaksWidth / idle.size : (lengthMs(gap) / toldMs) * (1 - breaksWidth);
    pieces.push({ ...gap, left, right: left + width, idle: isIdle });
    left += width;
  }
  const zigzags = pieces
    .filter(({ idle: isIdle }) => isIdle)
    .map((piece) => piece.left + (piece.right - piece.left) * zigzagFrom);
  return {
    pieces,
    position: (atMs) => positionIn(pieces, atMs),
    clearUntil: (position) => zigzags.find((zigzag) => zigzag >= position) ?? 1,
  };
}

export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}
const lengthMs = (gap: Gap): number => gap.toMs - gap.fromMs;

/** The longest gaps up to the last one that dwarfs what follows; at least one gap always stays true. */
function idleGaps(gaps: readonly Gap[]): readonly Gap[] {
  const longest = [...gaps].sort((a, b) => lengthMs(b) - lengthMs(a));
  const wholeMs = longest.reduce((sum, gap) => sum + lengthMs(gap), 0);
  let restMs = wholeMs;
  let count = 0;
  for (const [index, gap] of longest.entries()) {
    const next = longest[index + 1];
    const shortMs = Math.max(idleMsMin, idleShare * restMs, idleShareOfWhole * wholeMs);
    if (!next || lengthMs(gap) <= shortMs) break;
    if (lengthMs(gap) >= idleDominance * lengthMs(next)) count = index + 1;
    restMs -= lengthMs(gap);
  }
  return longest.slice(0, count);
}

function positionIn(pieces: readonly ScalePiece[], atMs: number): number {
  const piece = pieces.find(({ toMs }) => atMs <= toMs);
  if (!piece) return pieces.length === 0 ? 0 : 1;
  const share = Math.max(0, (atMs - piece.fromMs) / (piece.toMs - piece.fromMs));
  return piece.left + share * (piece.right - piece.left);
}
