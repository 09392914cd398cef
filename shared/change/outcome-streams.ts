import { alternatives, surpriseRow, surpriseStride, surpriseTable } from './surprise.ts';

/** The two ways a share may change. */
export const rising = 0;
export const falling = 1;
export type Direction = typeof rising | typeof falling;

/**
 * Yes-or-no outcomes of many relations (an activity is in an order or not, a comes before b or not), each compared with its own past
 * (`surprise.ts`). The past is what was known a while ago, so that a change does not become the measure of itself.
 */
export interface OutcomeStreams {
  readonly count: number;
  /** A new stream, with outcomes known before its first; returns its number. */
  open(trials: number, successes: number): number;
  /** One outcome. Returns the direction of a change that is now certain, −1 while none is. O(1). */
  observe(stream: number, success: boolean): Direction | -1;
  /** Outcomes that are taken as they are, `weight` at once: they become part of the past and speak for no change. */
  learn(stream: number, success: boolean, weight: number): void;
  /** Takes all outcomes so far as the past of the stream. */
  settle(stream: number): void;
  /** How near to certain a change in that direction is, 0 … 1 and above. */
  evidence(stream: number, direction: Direction): number;
  /** The share in the past, and since a change in that direction seems to have begun. */
  shareBefore(stream: number): number;
  shareSince(stream: number, direction: Direction): number;
  /** Outcomes since then; 0 where nothing speaks for one. */
  outcomesSince(stream: number, direction: Direction): number;
  /** Makes the share since the change the stream's past. */
  rebase(stream: number, direction: Direction): void;
}

/** Outcomes from which a past counts, and the growth after which it is looked at anew. */
const pastMin = 30;
const pastGrowth = 1.25;
/** Standard deviations by which the past is doubted in favour of "nothing changed". */
const pastDoubt = 1;
/** A streak of equal outcomes that alone is this much of an alarm stands for all there is since the change; what came before is not of it. */
const tellingStreak = 0.7;

/** Columns of a stream, side by side: what it has seen, what of it is past, a table row and the highest evidence per direction. */
const trialsAt = 0;
const successesAt = 1;
const nextLookAt = 2;
const agedTrialsAt = 3;
const agedSuccessesAt = 4;
const pastTrialsAt = 5;
const pastSuccessesAt = 6;
const rowAt = 7;
const highestAt = 9;
/** Equal outcomes in a row up to now: successes above zero, failures below. */
const streakAt = 11;
/** From here on per direction and alternative its evidence, and the trials and successes since that was last nothing. */
const runsAt = 12;
const runStride = 3;
const directionStride = alternatives * runStride;
const stride = runsAt + 2 * directionStride;
/** An imported binding costs a call in some module systems; these are read for every outcome. */
const rowLength = surpriseStride;

export function createOutcomeStreams(): OutcomeStreams {
  const table = surpriseTable();
  let columns = new Float64Array(64 * stride);
  let count = 0;

  const get = (stream: number, column: number): number => columns[stream * stride + column] as number;
  const set = (stream: number, column: number, value: number): void => {
    columns[stream * stride + column] = value;
  };

  /** Takes what was known at the look before as the past. */
  function look(stream: number): void {
    setPast(stream, get(stream, agedTrialsAt), get(stream, agedSuccessesAt));
    set(stream, agedTrialsAt, get(stream, trialsAt));
    set(stream, agedSuccessesAt, get(stream, successesAt));
    set(stream, nextLookAt, Math.max(pastMin, get(stream, trialsAt) * pastGrowth));
  }

  function setPast(stream: number, trials: number, successes: number): void {
    set(stream, pastTrialsAt, trials);
    set(stream, pastSuccessesAt, successes);
    const isKnown = trials >= pastMin;
    set(stream, rowAt + rising, isKnown ? surpriseRow(doubtful(successes, trials)) : -1);
    set(stream, rowAt + falling, isKnown ? surpriseRow(doubtful(trials - successes, trials)) : -1);
  }

  function test(stream: number, success: boolean, direction: Direction): boolean {
    const at = stream * stride;
    const row = columns[at + rowAt + direction] as number;
    const isContrary = success === (direction === rising);
    if (row < 0 || (!isContrary && columns[at + highestAt + direction] === 0)) return false;
    let highest = 0;
    let cell = at + runsAt + direction * directionStride;
    for (let column = row + (isContrary ? 0 : 1); column < row + rowLength; column += 2, cell += runStride) {
      const sum = (columns[cell] as number) + (table[column] as number);
      if (sum <= 0) {
        columns.fill(0, cell, cell + runStride);
        continue;
      }
      columns[cell] = sum;
      columns[cell + 1] = (columns[cell + 1] as number) + 1;
      if (success) columns[cell + 2] = (columns[cell + 2] as number) + 1;
      if (sum > highest) highest = sum;
    }
    columns[at + highestAt + direction] = highest;
    return highest >= 1;
  }

  /** The column of the alternative with the most evidence. */
  function likeliest(stream: number, direction: Direction): number {
    const first = runsAt + direction * directionStride;
    let best = first;
    for (let column = first; column < first + directionStride; column += runStride) {
      if (get(stream, column) > get(stream, best)) best = column;
    }
    return best;
  }

  function learn(stream: number, success: boolean, weight: number): void {
    const at = stream * stride;
    const trials = (columns[at + trialsAt] as number) + weight;
    columns[at + trialsAt] = trials;
    if (success) columns[at + successesAt] = (columns[at + successesAt] as number) + weight;
    if (trials >= (columns[at + nextLookAt] as number)) look(stream);
  }

  /** As if these outcomes were all there ever was. */
  function startFrom(stream: number, trials: number, successes: number): void {
    set(stream, trialsAt, trials);
    set(stream, successesAt, successes);
    set(stream, agedTrialsAt, trials);
    set(stream, agedSuccessesAt, successes);
    columns.fill(0, stream * stride + highestAt, (stream + 1) * stride);
    look(stream);
  }

  const trialsSince = (stream: number, direction: Direction): number => get(stream, likeliest(stream, direction) + 1);
  function shareSince(stream: number, direction: Direction): number {
    const streak = get(stream, streakAt) * (direction === rising ? 1 : -1);
    const row = get(stream, rowAt + direction);
    const isTelling = row >= 0 && streak * contraryEvidence(row) >= tellingStreak;
    if (isTelling) return direction === rising ? 1 : 0;
    return successesSince(stream, direction) / Math.max(1, trialsSince(stream, direction));
  }

  const contraryEvidence = (row: number): number =>
    Math.max(...Array.from({ length: alternatives }, (_, index) => table[row + 2 * index] as number));
  const successesSince = (stream: number, direction: Direction): number =>
    get(stream, likeliest(stream, direction) + 2);

  return {
    get count() {
      return count;
    },
    open(trials, successes) {
      if ((count + 1) * stride > columns.length) {
        const wide = new Float64Array(2 * columns.length);
        wide.set(columns);
        columns = wide;
      }
      const stream = count++;
      startFrom(stream, trials, successes);
      return stream;
    },
    observe(stream, success) {
      const isRising = test(stream, success, rising);
      const isFalling = test(stream, success, falling);
      learn(stream, success, 1);
      const streak = get(stream, streakAt);
      set(stream, streakAt, success ? Math.max(0, streak) + 1 : Math.min(0, streak) - 1);
      if (isRising) return rising;
      return isFalling ? falling : -1;
    },
    learn,
    settle: (stream) => startFrom(stream, get(stream, trialsAt), get(stream, successesAt)),
    evidence: (stream, direction) => get(stream, highestAt + direction),
    shareBefore: (stream) => get(stream, pastSuccessesAt) / Math.max(1, get(stream, pastTrialsAt)),
    shareSince,
    outcomesSince: trialsSince,
    rebase(stream, direction) {
      startFrom(stream, trialsSince(stream, direction), successesSince(stream, direction));
    },
  };
}

/** The share at the upper end of Wilson's interval, never 0 or 1. */
function doubtful(successes: number, trials: number): number {
  const squared = pastDoubt ** 2;
  const share = successes / trials;
  const centre = share + squared / (2 * trials);
  const width = pastDoubt * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials * trials));
  return Math.min(1 - 1e-9, Math.max(1e-9, (centre + width) / (1 + squared / trials)));
}
