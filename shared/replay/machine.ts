import type { Activity } from '../ids.ts';

/** A step, or null for the start of the order. */
export type Source = Activity | null;

/** An open token in some state of a block: a place where the order waits. */
export interface Branch {
  /** Path of the waiting block in the tree: child indices, each behind a slash; the root is ''. Unique among the branches of a state. */
  readonly key: string;
  readonly anyOf: readonly Activity[];
  /** Nothing more is needed from this token: every alternative is optional. */
  readonly mayEnd: boolean;
  /** What the token may have come from last. */
  readonly behind: readonly Source[];
}

/**
 * One block as a lazy automaton over interned states. State 0: nothing of the block has happened. A step may both go on inside a child
 * and begin that child anew (a loop inside a loop): then it has two next states, going on before beginning anew.
 */
export interface Machine {
  /** States after the activity, the likelier reading first; none where it is not enabled. O(depth of the tree · children of its partial orders). */
  next(state: number, activity: Activity): readonly number[];
  enabled(state: number): readonly Activity[];
  canEnd(state: number): boolean;
  /** A shortest way to the end of the block. */
  shortest(state: number): readonly Activity[];
  /** The fewest steps after which the activity is enabled, null where no way leads there; O(blocks), no search through states. */
  detour(state: number, activity: Activity): readonly Activity[] | null;
  /** Back to right after the activity as it was in the state `then`, keeping what runs beside it as it is `now`. */
  rewind(now: number, then: number, activity: Activity): number;
  /** `entry`: what the block was entered from. */
  branches(state: number, entry: readonly Source[]): readonly Branch[];
  /** The steps a token leaving the block in this state comes from; none where nothing of it happened. */
  last(state: number): readonly Activity[];
  /** All steps that may be the last of the block. */
  readonly finals: readonly Activity[];
  /** Both run in unordered children of one partial order. */
  parallel(one: Activity, other: Activity): boolean;
  readonly activities: readonly Activity[];
}

/** The machine of a single step: 0 before it, 1 after it. */
export function activityMachine(activity: Activity, key: string): Machine {
  const activities = [activity];
  const none: readonly number[] = [];
  const after: readonly number[] = [1];
  return {
    next: (state, candidate) => (state === 0 && candidate === activity ? after : none),
    enabled: (state) => (state === 0 ? activities : []),
    canEnd: (state) => state === 1,
    shortest: (state) => (state === 0 ? activities : []),
    detour: (state, candidate) => (state === 0 && candidate === activity ? [] : null),
    rewind: () => 1,
    branches: (state, behind) => (state === 0 ? [{ key, anyOf: activities, mayEnd: false, behind }] : []),
    last: (state) => (state === 1 ? activities : []),
    finals: activities,
    parallel: () => false,
    activities,
  };
}

/** Which child each activity belongs to: labels are unique in a model. */
export function ownersOf(children: readonly Machine[]): ReadonlyMap<Activity, number> {
  return new Map(children.flatMap((child, index) => child.activities.map((activity) => [activity, index] as const)));
}
