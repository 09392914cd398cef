import type { Activity, ElementId } from '../ids.ts';

/** One token of an order after some prefix: where it stands and which steps may come next there (semantics 12). */
export interface MarkingToken {
  /** Names the branch; equal keys in a prefix and its extension are the same, unmoved token. */
  readonly key: string;
  /** The element it is drawn at: the step it waits for, or the split gateway where it may go several ways. */
  readonly element: ElementId;
  readonly anyOf: readonly Activity[];
  /** None of them has to come: the token may rest here for good. An order can end exactly where all its tokens may. */
  readonly mayEnd: boolean;
  /** Index in the trace of the event that enabled the wait, -1 before the first (semantics 13). */
  readonly enabledBy: number;
}

export type DeviationKind = 'skipped' | 'repeated' | 'went-back' | 'unexpected';

export interface Deviation {
  readonly kind: DeviationKind;
  readonly activity: Activity;
  /** Index in the trace of the event that deviated. */
  readonly index: number;
}

/** The steps of a prefix that moved its tokens, newest first; a prefix and its extensions share their past. */
export interface PastStep {
  readonly activity: Activity;
  /** Automaton state right after it. */
  readonly state: number;
  readonly previous: PastStep | null;
}

/** Everything that is the same for all orders with the same past (architecture: one marking per prefix). */
export interface Marking {
  /** Interned automaton state, −1 once an interrupt has ended the order. */
  readonly state: number;
  /** Where the order has been: what tells a repeated step from one gone back to. */
  readonly past: PastStep | null;
  readonly tokens: readonly MarkingToken[];
  /** Deviations of the whole prefix, in order, the first `deviationsListedMax` of them. */
  readonly deviations: readonly Deviation[];
  /**
   * For the last step of the prefix: index in the trace of the event that enabled it, or -2 where the model did not expect it.
   * The step ran from that event (or from the order's start, -1) until its own.
   */
  readonly stepEnabledBy: number;
  /**
   * The ways the tokens travelled when the last event happened, one chain of flows per token set in motion: from the gateway where the
   * token stood (where it stood at one; for the order's first step from the start event) to the step just done, then on to the newly
   * enabled token's element; a branch that is finished travels to the join it waits at, a finished order to the end event. Chains
   * of one event share flows where tokens go the same way.
   */
  readonly travelled: readonly (readonly ElementId[])[];
}
