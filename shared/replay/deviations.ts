import type { Activity } from '../ids.ts';
import { deviationsListedMax } from '../limits.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { Automaton } from './automaton.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { Deviation, Marking, MarkingToken, PastStep } from './marking.ts';
import { NOT_EXPECTED, pastOf, shift, tokenOf } from './tokens.ts';
import { chainsOut, sameSteps, type Transitions } from './transition.ts';
import type { Judge, Past, Verdict } from './verdict.ts';

/** The marking after a step that is not enabled: the verdict on it, told for its tokens. */
export function createDeviations(
  automaton: Automaton,
  judge: Judge,
  transitions: Transitions,
  paths: FlowPaths,
): (marking: Marking, activity: Activity, index: number) => Marking {
  function deviate(marking: Marking, activity: Activity, index: number): Marking {
    const verdict = judge(marking.state, activity, pastIn(marking.past));
    const deviations = listed(marking.deviations, { kind: verdict.kind, activity, index });
    if (!verdict.moved) return { ...marking, deviations, stepEnabledBy: NOT_EXPECTED, travelled: [] };
    const tokens = tokensAfter(marking, verdict, activity, index);
    const enabled = tokens.filter((token) => token.enabledBy === index);
    return {
      state: verdict.state,
      past: pastOf(marking, activity, verdict.state),
      tokens,
      deviations,
      stepEnabledBy: NOT_EXPECTED,
      travelled: chainsOut(paths, elementIdOf(activity), enabled, tokens.length === 0),
    };
  }

  function tokensAfter(marking: Marking, { kind, skipped, state }: Verdict, activity: Activity, index: number) {
    return kind === 'skipped'
      ? tokensAhead(marking, [...skipped, activity], index)
      : tokensBack(marking, state, activity, index);
  }

  /** Takes the steps passed over and then the activity, all at the index of its event. */
  function tokensAhead(marking: Marking, steps: readonly Activity[], index: number): readonly MarkingToken[] {
    let { state, tokens } = marking;
    for (const step of steps) {
      const transition = transitions.take(state, step);
      if (transition === null) break;
      tokens = shift(tokens, transition, index, index);
      state = transition.state;
    }
    return tokens;
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

  return deviate;
}

/** An order that deviates without end keeps its first deviations: each of its markings holds its own list. */
function listed(deviations: readonly Deviation[], next: Deviation): readonly Deviation[] {
  return deviations.length < deviationsListedMax ? [...deviations, next] : deviations;
}

function pastIn(past: PastStep | null): Past {
  return {
    last: () => past?.activity ?? null,
    stateAfter(activity) {
      for (let step = past; step !== null; step = step.previous) if (step.activity === activity) return step.state;
      return null;
    },
  };
}
