import type { Activity, ElementId } from '../ids.ts';
import { automatonStatesMax } from '../limits.ts';
import type { FlowGraph } from '../model/flow-graph.ts';
import type { Model } from '../model/model.ts';
import { compile } from './automaton.ts';
import { countDeviations, type DeviationCounts, type OrderCounts } from './deviation-counts.ts';
import { createDeviations } from './deviations.ts';
import { createFlowPaths, type FlowPaths } from './flow-paths.ts';
import type { Marking, MarkingToken } from './marking.ts';
import { type Placement, type PrefixColumns, placeAll } from './placement.ts';
import { INTERRUPTED, NOT_EXPECTED, pastOf, shift, tokenOf } from './tokens.ts';
import { type Chain, createTransitions } from './transition.ts';
import { createJudge } from './verdict.ts';

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
  canEnd(marking: Pick<Marking, 'state'>): boolean;
  /** The state and the deviation of every prefix of a tree in one pass: the re-placing after the model changed. */
  placeAll(columns: PrefixColumns): Placement;
  /** Places every prefix and counts what the orders that stand there did instead of the model. */
  countDeviations(columns: PrefixColumns, counts: OrderCounts): DeviationCounts;
  /**
   * The model's states have outgrown the prefixes they were made for: a new replayer and one `placeAll` let go of those that no prefix
   * in memory needs. Asked once in a while; doing it costs as much as it frees.
   */
  isOutgrown(prefixes: number): boolean;
}

/** Compiles the model lazily and draws its markings on the flow graph of the same model. */
export function createReplayer(model: Model, graph: FlowGraph): Replayer {
  const automaton = compile(model.root);
  const paths = createFlowPaths(graph);
  const transitions = createTransitions(automaton, paths);
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

  const judge = createJudge(automaton);
  const canEnd = (state: number): boolean => state === INTERRUPTED || automaton.canEnd(state);
  const place = (columns: PrefixColumns): Placement => placeAll({ automaton, judge, interrupts }, columns);
  const deviate = createDeviations(automaton, judge, transitions, paths);

  function advance(marking: Marking, activity: Activity, index: number): Marking {
    if (interrupts.has(activity)) {
      return { ...marking, state: INTERRUPTED, tokens: [], stepEnabledBy: NOT_EXPECTED, travelled: [] };
    }
    const transition = marking.state === INTERRUPTED ? null : transitions.take(marking.state, activity);
    if (transition === null) return deviate(marking, activity, index);
    let enabledBy = -1;
    for (const position of transition.consumed)
      enabledBy = Math.max(enabledBy, marking.tokens[position]?.enabledBy ?? -1);
    return {
      state: transition.state,
      past: pastOf(marking, activity, transition.state),
      tokens: shift(marking.tokens, transition, enabledBy, index),
      deviations: marking.deviations,
      stepEnabledBy: enabledBy,
      travelled: transition.travelled,
    };
  }

  return {
    paths,
    initial,
    advance,
    canEnd: ({ state }) => canEnd(state),
    placeAll: place,
    countDeviations: (columns, counts) => countDeviations(columns, place(columns), counts, canEnd),
    isOutgrown: (prefixes) => automaton.size > Math.max(automatonStatesMax, 2 * prefixes),
  };
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

function chainsFromStart(paths: FlowPaths, start: ElementId, tokens: readonly MarkingToken[]): readonly Chain[] {
  const away = tokens.filter(({ element }) => element !== start);
  return away.map(({ element }) => paths.between(start, element)).filter((chain) => chain.length > 0);
}
