import type { Activity } from '../ids.ts';

/** A choice graph's virtual nodes: an edge from START is [-1, child], to END is [child, children.length]. */
export const CHOICE_START = -1;

/**
 * The inferred process, sound by construction (discovery.md §2). A choice graph runs its children one at a time along its
 * edges, from START (-1) to END (children.length); an edge START→END skips, a back edge loops. Every child lies on a path from
 * START to END. A partial order runs all its children, each after those ordered before it. Labels are unique.
 */
export type Block = ActivityBlock | ChoiceBlock | PartialOrderBlock;

export interface ActivityBlock {
  readonly kind: 'activity';
  readonly activity: Activity;
}

export interface ChoiceBlock {
  readonly kind: 'choice';
  readonly children: readonly Block[];
  readonly edges: readonly (readonly [from: number, to: number])[];
}

export interface PartialOrderBlock {
  readonly kind: 'partial-order';
  readonly children: readonly Block[];
  /** Pairs [before, after] of child indices; need not be reduced or closed. */
  readonly order: readonly (readonly [before: number, after: number])[];
}

export interface Model {
  readonly root: Block;
  /** Orders the model was mined from. */
  readonly orders: number;
  /**
   * Activities that end an order from anywhere (such as an expiry): kept out of the flow and drawn as an event sub-process,
   * BPMN's way to say "whenever this happens".
   */
  readonly interrupts: readonly Activity[];
}
