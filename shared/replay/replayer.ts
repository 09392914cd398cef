import type { Activity, ElementId } from '../ids.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { FlowGraph } from '../model/flow-graph.ts';
import type { Model } from '../model/model.ts';
import { compile } from './automaton.ts';
import { createFlowPaths, type FlowPaths } from './flow-paths.ts';
import type { DeviationKind, Marking, MarkingToken, PastStep } from './marking.ts';
import { type Chain, chainsOut, createTransitions, sameSteps, type Transition, type Wait } from './transition.ts';

/** The state of an order that an interrupt has ended: nothing is expected any more. */
const INTERRUPTED = -1;
/** `stepEnabledBy` of a step that the model did not expect. */
const NOT_EXPECTED = -2;

/** Places orders on one model. A new model gets a new replayer; markings of one mean nothing to another. */
export interface Replayer {
  readonly paths: FlowPaths;
  /** Before the first event: no order stands here, but every trace starts from it. */
  readonly initial: Marking;
  /**
   * The marking after one more event, its index in the trace counted from 0. Total: what does not fit becomes a deviation. A
   * fitting event costs one look-up and one pass over the tokens, a deviation O(trace + blocks).
   */
  advance(marking: Marking, activity: Activity, index: number): Marking;
  /** The order is complete as it stands, or an interrupt has ended it. */
  canEnd(marking: Marking): boolean;
}

/** Compiles the model lazily and draws its markings on the flow graph of the same model. */
export function createReplayer(model: Model, graph: FlowGraph): Replayer {
  const automaton = compile(model.root);
  const paths = createFlowPaths(graph);
  const transitions = createTransitions(automaton, paths);
  const known = new Set(automaton.activities);
  const interrupts = new Set(model.interrupts);

  const initialTokens = transitions.waits(automaton.start).map((wait) => tokenOf(wait, -1));
  const initial: Marking = {
    state: automaton.start,
    past: null,
    tokens: initialTokens,
    deviations: [],
    stepEnabledBy: NOT_EXPECTED,
    travelled: paths.start === null ? [] : chainsFromStart(paths, paths.start.id, initialTokens),
  };

  function advance(marking: Marking, activity: Activity, index: number): Marking {
    if (interrupts.has(activity)) {
      return { ...marking, state: INTERRUPTED, tokens: [], stepEnabledBy: -1, travelled: [] };
    }
    if (marking.state === INTERRUPTED || !known.has(activity)) return unmoved('unexpected', marking, activity, index);
    const transition = transitions.take(marking.state, activity);
    if (transition === null) return deviate(marking, activity, index);
    const enabledBy = Math.max(...transition.consumed.map((position) => marking.tokens[position]?.enabledBy ?? -1));
    return {
      state: transition.state,
      past: pastOf(marking, activity, transition.state),
      tokens: shift(marking.tokens, transition, enabledBy, index),
      deviations: marking.deviations,
      stepEnabledBy: enabledBy,
      travelled: transition.travelled,
    };
  }

  /** The first explanation that holds: the last step again, steps skipped forwards, gone back to a step done or passed over. */
  function deviate(marking: Marking, activity: Activity, index: number): Marking {
    const earlier = find(marking.past, activity);
    const behind = earlier === null ? null : automaton.rewind(marking.state, earlier.state, activity);
    if (behind === marking.state) return unmoved('repeated', marking, activity, index);
    const ahead = skipTo(marking.state, marking.tokens, activity, index);
    if (ahead !== null) return moved('skipped', marking, activity, index, ahead.state, ahead.tokens);
    if (behind !== null)
      return moved('went-back', marking, activity, index, behind, tokensBack(marking, behind, activity, index));
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
    const reached = skipTo(automaton.start, initialTokens, activity, 0);
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
      deviations: [...marking.deviations, { kind, activity, index }],
      stepEnabledBy: NOT_EXPECTED,
      travelled: chainsOut(paths, elementIdOf(activity), enabled, tokens.length === 0),
    };
  }

  function unmoved(kind: DeviationKind, marking: Marking, activity: Activity, index: number): Marking {
    return {
      ...marking,
      deviations: [...marking.deviations, { kind, activity, index }],
      stepEnabledBy: NOT_EXPECTED,
      travelled: [],
    };
  }

  return { paths, initial, advance, canEnd: ({ state }) => state === INTERRUPTED || automaton.canEnd(state) };
}

/** No deviation, and complete at its end: the orders the picture explains exactly. O(trace). */
export function fits(replayer: Replayer, trace: readonly Activity[]): boolean {
  let marking = replayer.initial;
  for (const [index, activity] of trace.entries()) {
    marking = replayer.advance(marking, activity, index);
    if (marking.deviations.length > 0) return false;
  }
  return replayer.canEnd(marking);
}

/** The tokens after a step: unmoved ones are the same objects, so that the index that enabled them is kept. */
function shift(
  tokens: readonly MarkingToken[],
  { waits, origins }: Transition,
  stepEnabledBy: number,
  index: number,
): readonly MarkingToken[] {
  return waits.map((wait, position) => {
    const origin = origins[position];
    const stayed = origin?.kind === 'unmoved' ? tokens[origin.position] : undefined;
    return stayed ?? tokenOf(wait, origin?.kind === 'beside' ? stepEnabledBy : index);
  });
}

function tokenOf({ key, element, anyOf, mayEnd }: Wait, enabledBy: number): MarkingToken {
  return { key: `${key}@${enabledBy}`, element, anyOf, mayEnd, enabledBy };
}

function pastOf(marking: Marking, activity: Activity, state: number): PastStep {
  return { activity, state, previous: marking.past };
}

function find(past: PastStep | null, activity: Activity): PastStep | null {
  for (let step = past; step !== null; step = step.previous) if (step.activity === activity) return step;
  return null;
}

function chainsFromStart(paths: FlowPaths, start: ElementId, tokens: readonly MarkingToken[]): readonly Chain[] {
  const away = tokens.filter(({ element }) => element !== start);
  return away.map(({ element }) => paths.between(start, element)).filter((chain) => chain.length > 0);
}
