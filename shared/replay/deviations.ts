import type { Activity } from '../ids.ts';
import { deviationsListedMax } from '../limits.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { Automaton } from './automaton.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { Deviation, DeviationKind, Marking, MarkingToken, PastStep } from './marking.ts';
import { INTERRUPTED, NOT_EXPECTED, pastOf, shift, tokenOf } from './tokens.ts';
import { chainsOut, sameSteps, type Transitions } from './transition.ts';

/** Names a step that is not enabled and says where the order goes on; never throws. */
export function createDeviations(
  automaton: Automaton,
  transitions: Transitions,
  paths: FlowPaths,
  initial: Marking,
): (marking: Marking, activity: Activity, index: number) => Marking {
  const known = new Set(automaton.activities);

  /** The first explanation that holds: the last step again, steps skipped forwards, gone back to a step done or passed over. */
  function deviate(marking: Marking, activity: Activity, index: number): Marking {
    if (marking.state === INTERRUPTED || !known.has(activity)) return unmoved('unexpected', marking, activity, index);
    const earlier = find(marking.past, activity);
    const behind = earlier === null ? null : automaton.rewind(marking.state, earlier.state, activity);
    if (behind === marking.state) return unmoved('repeated', marking, activity, index);
    const ahead = skipTo(marking.state, marking.tokens, activity, index);
    if (ahead !== null) return moved('skipped', marking, activity, index, ahead.state, ahead.tokens);
    if (behind !== null) {
      return moved('went-back', marking, activity, index, behind, tokensBack(marking, behind, activity, index));
    }
    return unmoved(mayPrecede(activity, marking.past) ? 'went-back' : 'unexpected', marking, activity, index);
  }

  /** Takes the steps passed over and then the activity, all at the index of its event. */
  function skipTo(state: number, tokens: readonly MarkingToken[], activity: Activity, index: number) {
    const skipped = automaton.detour(state, activity);
    if (skipped === null) return null;
    let reached = { state, tokens };
    for (const step of [...skipped, activity]) {
      const transition = transitions.take(reached.state, step);
      if (transition === null) return null;
      reached = { state: transition.state, tokens: shift(reached.tokens, transition, index, index) };
    }
    return reached;
  }

  /** After going back: what runs beside the step stays, everything else waits anew. */
  function tokensBack(marking: Marking, state: number, activity: Activity, index: number): readonly MarkingToken[] {
    const before = transitions.waits(marking.state);
    return transitions.waits(state).map((wait) => {
      const position = before.findIndex(({ key, anyOf }) => key === wait.key && sameSteps(anyOf, wait.anyOf));
      const beside = wait.anyOf.every((other) => automaton.parallel(activity, other));
      return (beside ? marking.tokens[position] : undefined) ?? tokenOf(wait, index);
    });
  }

  /** The model lets the activity come somewhere before the order's last step: it was passed over, not ruled out by a choice. */
  function mayPrecede(activity: Activity, past: PastStep | null): boolean {
    if (past === null) return false;
    const reached = skipTo(initial.state, initial.tokens, activity, 0);
    return reached !== null && skipTo(reached.state, reached.tokens, past.activity, 0) !== null;
  }

  function moved(
    kind: DeviationKind,
    marking: Marking,
    activity: Activity,
    index: number,
    state: number,
    tokens: readonly MarkingToken[],
  ): Marking {
    const enabled = tokens.filter((token) => token.enabledBy === index);
    return {
      state,
      past: pastOf(marking, activity, state),
      tokens,
      deviations: listed(marking.deviations, { kind, activity, index }),
      stepEnabledBy: NOT_EXPECTED,
      travelled: chainsOut(paths, elementIdOf(activity), enabled, tokens.length === 0),
    };
  }

  function unmoved(kind: DeviationKind, marking: Marking, activity: Activity, index: number): Marking {
    return {
      ...marking,
      deviations: listed(marking.deviations, { kind, activity, index }),
      stepEnabledBy: NOT_EXPECTED,
      travelled: [],
    };
  }

  return deviate;
}

/** An order that deviates without end keeps its first deviations: each of its markings holds its own list. */
function listed(deviations: readonly Deviation[], next: Deviation): readonly Deviation[] {
  return deviations.length < deviationsListedMax ? [...deviations, next] : deviations;
}

function find(past: PastStep | null, activity: Activity): PastStep | null {
  for (let step = past; step !== null; step = step.previous) if (step.activity === activity) return step;
  return null;
}
