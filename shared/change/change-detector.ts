import { pairedActivitiesMax, watchedRelationsMax } from '../limits.ts';
import { createOutcomeStreams, type Direction, falling, rising } from './outcome-streams.ts';
import { isStructural, type RelationChange } from './relation-change.ts';
import type { TraceShape } from './trace-shape.ts';

/** Watches presence, order and repeats of all activities of one version for changes (discovery.md §2, "Forgetting and not flickering"). */
export interface ChangeDetector {
  /**
   * One finished order. Returns what changed for certain, with everything else that seems to change with it; usually nothing. Mere
   * frequencies that changed become the new past and are not returned. O(activities + distinct²).
   */
  observe(shape: TraceShape): readonly RelationChange[];
  /** Orders that are known beforehand and speak for no change, `weight` at once; of some activities they tell nothing. */
  learn(shape: TraceShape, weight: number, isUnsure: (activity: number) => boolean): void;
  /** What was learned is the past to compare with. */
  settle(): void;
}

/** Relations this far on the way to an alarm belong to the same change. */
const alongWith = 0.5;

/** A change is told by so many relations, the ones it shows in most. */
const changesMax = 32;
/** An alarm that is no structural change by then is a mere change of frequency: a few outcomes more may tell it is going altogether. */
const settledAt = 2;

const nothing: readonly RelationChange[] = [];

interface Watched {
  readonly kind: RelationChange['kind'];
  readonly activity: number;
  readonly other: number;
}

export function createChangeDetector(): ChangeDetector {
  const streams = createOutcomeStreams();
  const watched: Watched[] = [];
  /** Activities met, in the order they were met, with their streams; −1 where none was opened. */
  const met: number[] = [];
  const presenceOf = new Int32Array(pairedActivitiesMax).fill(-1);
  const repeatsOf = new Int32Array(pairedActivitiesMax).fill(-1);
  const orderOf = new Int32Array(pairedActivitiesMax ** 2).fill(-1);
  const lastIn = new Float64Array(pairedActivitiesMax).fill(-1);
  const alarms: number[] = [];
  let readings = 0;
  let orders = 0;

  function open(what: Watched, trials: number): number {
    if (watched.length >= watchedRelationsMax) return -1;
    watched.push(what);
    return streams.open(trials, 0);
  }

  function meet({ steps, length }: TraceShape): void {
    readings++;
    for (let place = 0; place < length; place++) {
      const activity = steps[place] as number;
      lastIn[activity] = readings;
      if (presenceOf[activity] !== -1) continue;
      presenceOf[activity] = open({ kind: 'presence', activity, other: -1 }, orders);
      if (presenceOf[activity] !== -1) met.push(activity);
      repeatsOf[activity] = open({ kind: 'repeats', activity, other: -1 }, 0);
    }
  }

  function orderStream(first: number, second: number): number {
    const low = Math.min(first, second);
    const high = Math.max(first, second);
    const pair = low * presenceOf.length + high;
    if (orderOf[pair] === -1) orderOf[pair] = open({ kind: 'order', activity: low, other: high }, 0);
    return orderOf[pair] as number;
  }

  function tell(shape: TraceShape, told: (stream: number, success: boolean) => void): void {
    meet(shape);
    for (const activity of met) told(presenceOf[activity] as number, lastIn[activity] === readings);
    const { steps, length, repeats } = shape;
    for (let place = 0; place < length; place++) {
      const activity = steps[place] as number;
      if (repeatsOf[activity] !== -1) told(repeatsOf[activity] as number, repeats[place] === 1);
      for (let later = place + 1; later < length; later++) {
        const other = steps[later] as number;
        const stream = orderStream(activity, other);
        if (stream !== -1) told(stream, activity < other);
      }
    }
  }

  const test = (stream: number, success: boolean): void => {
    if (streams.observe(stream, success) !== -1) alarms.push(stream);
  };

  function changeOf(stream: number, direction: Direction): RelationChange {
    return {
      ...(watched[stream] as Watched),
      before: streams.shareBefore(stream),
      since: streams.shareSince(stream, direction),
      orders: streams.outcomesSince(stream, direction),
    };
  }

  const likelier = (stream: number): Direction =>
    streams.evidence(stream, rising) >= streams.evidence(stream, falling) ? rising : falling;

  /** All structural changes under way, strongest evidence first. */
  function underWay(): RelationChange[] {
    return [...watched.keys()]
      .map((stream) => ({ stream, evidence: streams.evidence(stream, likelier(stream)) }))
      .filter(({ evidence }) => evidence >= alongWith)
      .sort((one, other) => other.evidence - one.evidence)
      .map(({ stream }) => changeOf(stream, likelier(stream)))
      .filter(isStructural)
      .slice(0, changesMax);
  }

  return {
    observe(shape) {
      alarms.length = 0;
      tell(shape, test);
      orders++;
      if (alarms.length === 0) return nothing;
      const isCut = alarms.some((stream) => isStructural(changeOf(stream, likelier(stream))));
      if (isCut) return underWay();
      for (const stream of alarms) {
        const direction = likelier(stream);
        if (streams.evidence(stream, direction) >= settledAt) streams.rebase(stream, direction);
      }
      return nothing;
    },
    learn(shape, weight, isUnsure) {
      tell(shape, (stream, success) => {
        const { activity, other } = watched[stream] as Watched;
        if (!isUnsure(activity) && !isUnsure(other)) streams.learn(stream, success, weight);
      });
      orders += weight;
    },
    settle() {
      for (const stream of watched.keys()) streams.settle(stream);
    },
  };
}
