import type { Activity } from '../ids.ts';
import type { Automaton } from './automaton.ts';
import type { DeviationKind } from './marking.ts';
import { INTERRUPTED } from './tokens.ts';
import type { Judge, Past } from './verdict.ts';

/** A prefix tree as columns: node 0 is the empty prefix, every other node's parent has a lower number. */
export interface PrefixColumns {
  /** Nodes, the root included. */
  readonly size: number;
  readonly parents: ArrayLike<number>;
  /** Index into `activities` of the step that leads into the node. */
  readonly steps: ArrayLike<number>;
  readonly activities: readonly Activity[];
}

/** Where every prefix stands on a model. */
export interface Placement {
  /** Interned automaton state per node, −1 once an interrupt has ended the order: the `state` of the node's marking. */
  readonly states: Int32Array;
  /** The deviation of the node's own step: 0 for none, else 1 + its position in `deviationKinds`. */
  readonly deviations: Uint8Array;
  /** Per node whose step passed over others, those others in order. */
  readonly skipped: ReadonlyMap<number, readonly Activity[]>;
}

export const deviationKinds: readonly DeviationKind[] = ['skipped', 'repeated', 'went-back', 'unexpected'];

/** What a replayer judges by, without tokens. */
export interface Rules {
  readonly automaton: Automaton;
  readonly judge: Judge;
  readonly interrupts: ReadonlySet<Activity>;
}

const INTERRUPT = -2;

/**
 * Places every prefix on a model in one pass, parents first (discovery.md §3). A fitting step costs one look-up, whatever the depth;
 * a deviation O(depth + blocks). The same as replaying every prefix from its start.
 */
export function placeAll({ automaton, judge, interrupts }: Rules, columns: PrefixColumns): Placement {
  const { size, parents, steps, activities } = columns;
  const codes = Int32Array.from(activities, (activity) =>
    interrupts.has(activity) ? INTERRUPT : automaton.codeOf(activity),
  );
  const states = new Int32Array(size);
  const deviations = new Uint8Array(size);
  const moved = new Uint8Array(size);
  const skipped = new Map<number, readonly Activity[]>();
  states[0] = automaton.start;
  for (let node = 1; node < size; node++) {
    const before = states[parents[node] ?? 0] ?? 0;
    const code = codes[steps[node] ?? -1] ?? -1;
    const after = before >= 0 && code >= 0 ? automaton.follow(before, code) : -1;
    if (after >= 0) {
      states[node] = after;
      moved[node] = 1;
    } else if (code === INTERRUPT) {
      states[node] = INTERRUPTED;
    } else {
      const activity = activities[steps[node] ?? -1] ?? ('' as Activity);
      const verdict = judge(before, activity, pastOfNode(columns, states, moved, parents[node] ?? 0));
      states[node] = verdict.state;
      moved[node] = verdict.moved ? 1 : 0;
      deviations[node] = 1 + deviationKinds.indexOf(verdict.kind);
      if (verdict.skipped.length > 0) skipped.set(node, verdict.skipped);
    }
  }
  return { states, deviations, skipped };
}

/** The steps on the way to a node that moved tokens. */
function pastOfNode(
  { parents, steps, activities }: PrefixColumns,
  states: Int32Array,
  moved: Uint8Array,
  node: number,
): Past {
  function latest(step: number | null): number | null {
    for (let at = node; at > 0; at = parents[at] ?? 0) {
      if (moved[at] === 1 && (step === null || steps[at] === step)) return at;
    }
    return null;
  }
  return {
    last() {
      const found = latest(null);
      return found === null ? null : (activities[steps[found] ?? -1] ?? null);
    },
    stateAfter(activity) {
      const found = latest(activities.indexOf(activity));
      return found === null ? null : (states[found] ?? null);
    },
  };
}
