/** A deterministic automaton over steps, numbered as its maker likes; states are numbers too. */
export interface StepAutomaton {
  readonly initial: number;
  /** The state after the step, −1 where it may not come. */
  step(state: number, step: number): number;
  /** Steps that may come next, in a fixed order. */
  enabled(state: number): readonly number[];
  canEnd(state: number): boolean;
}
