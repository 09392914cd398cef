import type { Activity } from '../ids.ts';
import type { Automaton } from '../replay/automaton.ts';

/** A step of the model: by the log's index of the activity, −1 where the log does not know it. */
export interface Arc {
  readonly code: number;
  readonly to: number;
}

/** A model's automaton over the activity indices of a log; what was asked once is one look-up. */
export interface StateGraph {
  readonly start: number;
  arcs(state: number): readonly Arc[];
  /** The state after a step, −1 where it may not come. */
  follow(state: number, code: number): number;
  canEnd(state: number): boolean;
  /** Fewest steps to the end. */
  rest(state: number): number;
  /** Whether the model has the activity at all. */
  knows(code: number): boolean;
}

/** Numbers the steps of an automaton as the log numbers its activities. */
export function createStateGraph(automaton: Automaton, activities: readonly Activity[]): StateGraph {
  const codes = new Map(activities.map((activity, code) => [activity, code]));
  const known = activities.map((activity) => automaton.activities.includes(activity));
  const arcsOf: (readonly Arc[])[] = [];
  const targetsOf: Map<number, number>[] = [];
  const restOf: number[] = [];

  function expand(state: number): readonly Arc[] {
    const arcs = automaton.enabled(state).map(
      (activity): Arc => ({
        code: codes.get(activity) ?? -1,
        to: automaton.next(state, activity),
      }),
    );
    arcsOf[state] = arcs;
    targetsOf[state] = new Map(arcs.map(({ code, to }) => [code, to]));
    return arcs;
  }

  const arcs = (state: number): readonly Arc[] => arcsOf[state] ?? expand(state);
  return {
    start: automaton.start,
    arcs,
    follow(state, code) {
      arcs(state);
      return targetsOf[state]?.get(code) ?? -1;
    },
    canEnd: automaton.canEnd,
    rest(state) {
      const rest = restOf[state] ?? automaton.rest(state);
      restOf[state] = rest;
      return rest;
    },
    knows: (code) => known[code] === true,
  };
}
