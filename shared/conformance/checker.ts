import type { Activity } from '../ids.ts';
import { alignmentVisitsMax } from '../limits.ts';
import { align } from './alignment.ts';
import type { StepMatch } from './match-steps.ts';
import type { Reference } from './reference.ts';
import { type ReferenceAutomaton, referenceAutomaton } from './reference-automaton.ts';
import { referenceNet } from './reference-net.ts';
import { type OrderVerdict, verdictOf } from './verdict.ts';

/** Judges orders by a reference. */
export interface Checker {
  /**
   * What an order did otherwise; null where its cheapest explanation was not found in time, which is never one that conforms. `isWhole`: the
   * order has come to its proper end, so that what it left out is missing. One look-up a step for an order that conforms.
   */
  judge(trace: readonly Activity[], isWhole: boolean): OrderVerdict | null;
  /** The reference allows more at once than is followed. */
  readonly isCut: boolean;
}

export function createChecker(reference: Reference, matches: ReadonlyMap<string, StepMatch>): Checker {
  const net = referenceNet(reference, new Set(matches.keys()));
  const stepsBy = new Map<Activity, number[]>();
  for (const [index, { id }] of reference.nodes.entries()) {
    for (const activity of matches.get(id)?.activities ?? []) {
      stepsBy.set(activity, [...(stepsBy.get(activity) ?? []), index]);
    }
  }
  const isOf = (node: number, activity: Activity): boolean => stepsBy.get(activity)?.includes(node) === true;
  let automaton: ReferenceAutomaton = referenceAutomaton(net);
  let isCut = false;

  return {
    judge(trace, isWhole) {
      if (automaton.isFull) automaton = referenceAutomaton(net);
      const moves = align(automaton, {
        stepsOf: (index) => stepsBy.get(trace[index] ?? ('' as Activity)) ?? [],
        length: trace.length,
        isWhole,
        visitsMax: alignmentVisitsMax,
      });
      isCut ||= automaton.isCut;
      return moves === null ? null : verdictOf(moves, trace, isOf);
    },
    get isCut() {
      return isCut;
    },
  };
}
