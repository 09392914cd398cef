import type { Activity } from '../ids.ts';
import type { Block } from '../model/model.ts';
import { choiceMachine } from './choice-machine.ts';
import { activityMachine, type Branch, type Machine } from './machine.ts';
import { partialOrderMachine } from './partial-order-machine.ts';

export type { Branch } from './machine.ts';

/**
 * A model as a lazy deterministic automaton (discovery.md §3). Only states that a trace has reached exist, so their number is bounded
 * by the distinct prefixes replayed since the model was made; a new model gets a new automaton and the old one goes.
 */
export interface Automaton {
  readonly start: number;
  /** Every activity of the model, in the order of its tree. */
  readonly activities: readonly Activity[];
  /** State after the activity, −1 where it is not enabled. */
  next(state: number, activity: Activity): number;
  /** Activities that may come next, in the order of the tree. */
  enabled(state: number): readonly Activity[];
  canEnd(state: number): boolean;
  /** Fewest steps to the end. */
  rest(state: number): number;
  /** The open tokens. The order can end exactly where every one of them may. */
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
  const place = new Map(machine.activities.map((activity, index) => [activity, index]));
  const placeOf = (activity: Activity): number => place.get(activity) ?? 0;
  const inTreeOrder = (activities: readonly Activity[]): readonly Activity[] =>
    [...new Set(activities)].sort((one, other) => placeOf(one) - placeOf(other));
  return {
    start: 0,
    activities: machine.activities,
    next: machine.next,
    enabled: (state) => inTreeOrder(machine.enabled(state)),
    canEnd: machine.canEnd,
    rest: (state) => machine.shortest(state).length,
    branches: (state) =>
      machine.branches(state, [null]).map((branch) => ({ ...branch, anyOf: inTreeOrder(branch.anyOf) })),
    detour: machine.detour,
    rewind: machine.rewind,
    parallel: machine.parallel,
  };
}

function machineOf(block: Block, key: string): Machine {
  if (block.kind === 'activity') return activityMachine(block.activity, key);
  const children = block.children.map((child, index) => machineOf(child, `${key}/${index}`));
  return block.kind === 'choice' ? choiceMachine(block, children, key) : partialOrderMachine(block, children);
}
