import type { Activity } from '../ids.ts';
import type { Block } from '../model/model.ts';
import { choiceMachine } from './choice-machine.ts';
import { activityMachine, type Branch, type Machine } from './machine.ts';
import { partialOrderMachine } from './partial-order-machine.ts';
import { createReadings } from './readings.ts';

export type { Branch } from './machine.ts';

/**
 * A model as a lazy deterministic automaton (discovery.md §3). Only states that a trace has reached exist, so there are about as
 * many as distinct prefixes replayed since the model was made; a new model gets a new automaton and the old one goes.
 */
export interface Automaton {
  readonly start: number;
  /** Every activity of the model, in the order of its tree. */
  readonly activities: readonly Activity[];
  /** States interned so far; they are 0 … size − 1. */
  readonly size: number;
  /** Position in `activities`, −1 for an activity the model does not know. */
  codeOf(activity: Activity): number;
  /** State after the activity with this code (not −1), −1 where it is not enabled. One look-up where it was taken before. */
  follow(state: number, code: number): number;
  /** The same by name. */
  next(state: number, activity: Activity): number;
  /** Activities that may come next, in the order of the tree. */
  enabled(state: number): readonly Activity[];
  canEnd(state: number): boolean;
  /** Fewest steps to the end. */
  rest(state: number): number;
  /** A word has several readings where a loop may have been gone on with or begun anew; this is how many are left. */
  readings(state: number): number;
  /** The open tokens of the likeliest reading. It can end exactly where every one of them may. */
  branches(state: number): readonly Branch[];
  /** The fewest steps that have to be skipped before the activity is enabled, null where no way leads forward to it. */
  detour(state: number, activity: Activity): readonly Activity[] | null;
  /** The state right after the activity as it was in `then`, with what runs beside it kept as it is `now`. */
  rewind(now: number, then: number, activity: Activity): number;
  /** The two run beside each other: neither has to wait for the other. */
  parallel(one: Activity, other: Activity): boolean;
}

/** Compiles a block tree with unique labels; nothing is expanded before it is asked for. O(blocks). */
export function compile(root: Block): Automaton {
  const machine = machineOf(root, '');
  const { activities } = machine;
  const codes = new Map(activities.map((activity, index) => [activity, index]));
  const codeOf = (activity: Activity): number => codes.get(activity) ?? -1;
  const inTreeOrder = (some: readonly Activity[]): readonly Activity[] =>
    [...new Set(some)].sort((one, other) => codeOf(one) - codeOf(other));
  const readings = createReadings(machine);
  const likeliest = (state: number): number => readings.of(state)[0] ?? 0;
  /** Steps taken before: `state · activities + code` → state. */
  const taken = new Map<number, number>();

  function follow(state: number, code: number): number {
    const key = state * activities.length + code;
    const known = taken.get(key);
    if (known !== undefined) return known;
    const activity = activities[code];
    const target = activity === undefined ? -1 : readings.next(state, activity);
    if (target >= 0) taken.set(key, target);
    return target;
  }

  return {
    start: 0,
    activities,
    get size() {
      return readings.size;
    },
    codeOf,
    follow,
    next(state, activity) {
      const code = codeOf(activity);
      return code < 0 ? -1 : follow(state, code);
    },
    enabled: (state) => inTreeOrder(readings.of(state).flatMap(machine.enabled)),
    canEnd: (state) => readings.of(state).some(machine.canEnd),
    rest: (state) => Math.min(...readings.of(state).map((reading) => machine.shortest(reading).length)),
    readings: (state) => readings.of(state).length,
    branches: (state) =>
      machine.branches(likeliest(state), [null]).map((branch) => ({ ...branch, anyOf: inTreeOrder(branch.anyOf) })),
    detour: (state, activity) => shortest(readings.of(state).map((reading) => machine.detour(reading, activity))),
    // Right after the very step that led here, whatever its reading: nothing to go back to.
    rewind: (now, then, activity) =>
      now === then ? now : readings.map(now, (reading) => machine.rewind(reading, likeliest(then), activity)),
    parallel: machine.parallel,
  };
}

function shortest(ways: readonly (readonly Activity[] | null)[]): readonly Activity[] | null {
  let best: readonly Activity[] | null = null;
  for (const way of ways) if (way !== null && (best === null || way.length < best.length)) best = way;
  return best;
}

function machineOf(block: Block, key: string): Machine {
  if (block.kind === 'activity') return activityMachine(block.activity, key);
  const children = block.children.map((child, index) => machineOf(child, `${key}/${index}`));
  return block.kind === 'choice' ? choiceMachine(block, children, key) : partialOrderMachine(block, children);
}
