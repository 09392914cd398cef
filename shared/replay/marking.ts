import type { Activity, ElementId } from '../ids.ts';

/** One token of an order after some prefix: where it stands and which steps may come next there (semantics 12). */
export interface MarkingToken {
  /** Names the branch; equal keys in a prefix and its extension are the same, unmoved token. */
  readonly key: string;
  /** The element it is drawn at: the step it waits for, or the split gateway where several steps may follow. */
  readonly element: ElementId;
  readonly anyOf: readonly Activity[];
  /** The order may also end here without any of them. */
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

/** Everything that is the same for all orders with the same past (architecture: one marking per prefix). */
export interface Marking {
  /** Interned automaton state. */
  readonly state: number;
  readonly tokens: readonly MarkingToken[];
  /** Deviations of the whole prefix, in order. */
  readonly deviations: readonly Deviation[];
  /**
   * For the last step of the prefix: index in the trace of the event that enabled it, or -2 where the model did not expect it.
   * The step ran from that event (or from the order's start, -1) until its own.
   */
  readonly stepEnabledBy: number;
  /**
   * The ways the tokens travelled when the last event happened, one chain of flows per token set in motion: first from the gateway where the
   * token stood (where it stood at one) to the step just done, then from that step to the newly enabled token's element; a branch that is
   * finished travels to the join it waits at. (Contract, changed by the lead: chains, not one flat list.)
   */
  readonly travelled: readonly (readonly ElementId[])[];
}
