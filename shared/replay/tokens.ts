import type { Activity } from '../ids.ts';
import type { Marking, MarkingToken, PastStep } from './marking.ts';
import type { Transition, Wait } from './transition.ts';

/** The state of an order that an interrupt has ended: nothing is expected any more. */
export const INTERRUPTED = -1;
/** `stepEnabledBy` of a step that the model did not expect. */
export const NOT_EXPECTED = -2;

/** The tokens after a step: unmoved ones are the same objects, so that the index that enabled them is kept. */
export function shift(
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

/** A token that waits since the event at that index; a moved one gets another key, since another event enabled it. */
export function tokenOf({ key, element, anyOf, mayEnd }: Wait, enabledBy: number): MarkingToken {
  return { key: `${key}@${enabledBy}`, element, anyOf, mayEnd, enabledBy };
}

export function pastOf(marking: Marking, activity: Activity, state: number): PastStep {
  return { activity, state, previous: marking.past };
}
