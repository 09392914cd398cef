import type { Activity, ElementId } from '../ids.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { Automaton, Branch } from './automaton.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { MarkingToken } from './marking.ts';
import { splitFor } from './split-gateway.ts';

/** A token of a state without its history. */
export interface Wait extends Branch {
  readonly element: ElementId;
}

/** Where a token after a step comes from: it stood at this position before (unmoved), waited there beside the step, or is new. */
type Origin =
  | { readonly kind: 'unmoved'; readonly position: number }
  | { readonly kind: 'beside' }
  | { readonly kind: 'enabled' };

/** All of a fitting step that does not depend on the order: computed once per (state, activity). */
export interface Transition {
  readonly state: number;
  readonly waits: readonly Wait[];
  readonly origins: readonly Origin[];
  /** Positions of the tokens before that waited for the step. */
  readonly consumed: readonly number[];
  readonly travelled: readonly Chain[];
}

/** Flows one after the other. */
export type Chain = readonly ElementId[];

export interface Transitions {
  /** The fitting step, null where the activity is not enabled. One look-up after the first time. */
  take(state: number, activity: Activity): Transition | null;
  waits(state: number): readonly Wait[];
}

/** The transitions of an automaton drawn as a flow graph. Grows with the distinct steps taken. */
export function createTransitions(automaton: Automaton, paths: FlowPaths): Transitions {
  const known = new Map<number, Map<Activity, Transition>>();
  const waitsOf = new Map<number, readonly Wait[]>();

  /** The step where only one can come; else the gateway where the ways part, also one step and the way past it (semantics 12). */
  function elementOf({ anyOf, mayEnd, behind }: Branch): ElementId {
    const [first, ...others] = anyOf;
    const step = elementIdOf(first ?? ('' as Activity));
    if (others.length === 0 && !mayEnd) return step;
    const sources = behind.flatMap((source) => (source === null ? (paths.start?.id ?? []) : elementIdOf(source)));
    return splitFor(paths, sources, anyOf, mayEnd) ?? step;
  }

  function waits(state: number): readonly Wait[] {
    let found = waitsOf.get(state);
    if (found === undefined) {
      found = automaton.branches(state).map((branch) => ({ ...branch, element: elementOf(branch) }));
      waitsOf.set(state, found);
    }
    return found;
  }

  function build(state: number, activity: Activity, target: number): Transition {
    const before = waits(state);
    const after = waits(target);
    const consumed = [...before.keys()].filter((position) => before[position]?.anyOf.includes(activity));
    const origins = after.map((wait) => originOf(automaton, before, consumed, wait, activity));
    return {
      state: target,
      waits: after,
      origins,
      consumed,
      travelled: travel(state, activity, after, origins, consumed),
    };
  }

  function travel(
    state: number,
    activity: Activity,
    after: readonly Wait[],
    origins: readonly Origin[],
    consumed: readonly number[],
  ): readonly Chain[] {
    const step = elementIdOf(activity);
    // Nobody sees an order before its first step: that step brings all its tokens from the start event.
    const start = state === automaton.start ? (paths.start?.id ?? null) : null;
    const sources = new Set(consumed.flatMap((position) => start ?? waits(state)[position]?.element ?? []));
    const [source, ...joining] = [...sources].filter((element) => element !== step);
    const arriving = source === undefined ? [] : paths.between(source, step);
    const enabled = after.filter((_, position) => origins[position]?.kind === 'enabled');
    const chains = chainsOut(paths, step, enabled, after.length === 0).map((chain) => [...arriving, ...chain]);
    if (chains.length === 0) chains.push([...arriving]);
    for (const other of joining) chains.push([...paths.between(other, step)]);
    for (const [position, { element }] of after.entries()) {
      const kind = origins[position]?.kind;
      // A branch that the step opened beside itself is reached from where the token stood, not from the step.
      const isBeside = kind === 'beside' || (kind === 'enabled' && paths.between(step, element).length === 0);
      const from = isBeside ? (start ?? source) : kind === 'unmoved' ? start : null;
      if (from !== undefined && from !== null) chains.push([...paths.between(from, element)]);
    }
    return chains.filter((chain) => chain.length > 0);
  }

  return {
    waits,
    take(state, activity) {
      const remembered = known.get(state)?.get(activity);
      if (remembered !== undefined) return remembered;
      const target = automaton.next(state, activity);
      if (target < 0) return null;
      const transition = build(state, activity, target);
      const row = known.get(state);
      if (row === undefined) known.set(state, new Map([[activity, transition]]));
      else row.set(activity, transition);
      return transition;
    },
  };
}

/**
 * A token is unmoved while it waits for the same steps and the step done was none of them. One that appears beside the step (the
 * choice of a parallel block was made by its first step) waited all along. Anything else was enabled by the step.
 */
function originOf(
  automaton: Automaton,
  before: readonly Wait[],
  consumed: readonly number[],
  wait: Wait,
  activity: Activity,
): Origin {
  const position = before.findIndex(({ key }) => key === wait.key);
  const same = before[position];
  if (same !== undefined && !consumed.includes(position) && sameSteps(same.anyOf, wait.anyOf)) {
    return { kind: 'unmoved', position };
  }
  const offered = consumed.flatMap((taken) => before[taken]?.anyOf ?? []);
  const beside = wait.anyOf.every((other) => offered.includes(other) && automaton.parallel(activity, other));
  return { kind: beside ? 'beside' : 'enabled' };
}

/** From a step to each token it enabled; a branch that enabled nothing goes to its join, an order's last step to the end. */
export function chainsOut(
  paths: FlowPaths,
  step: ElementId,
  enabled: readonly Pick<MarkingToken, 'element'>[],
  finished: boolean,
): readonly Chain[] {
  const chains = enabled.map(({ element }) => paths.between(step, element)).filter((chain) => chain.length > 0);
  if (chains.length > 0) return [...chains, ...chainsToJoins(paths, chains)];
  const chain = finished ? paths.toEnd(step) : paths.toJoin(step);
  return chain.length === 0 ? [] : [chain];
}

/** At an AND split a token goes every way: also straight to a join that still waits for others. */
function chainsToJoins(paths: FlowPaths, chains: readonly Chain[]): readonly Chain[] {
  const taken = new Set(chains.flat());
  const found: Chain[] = [];
  for (const chain of chains) {
    for (const [length, flow] of chain.entries()) {
      if (paths.node(paths.flow(flow)?.source ?? flow)?.type !== 'and') continue;
      for (const other of paths.outgoing(paths.flow(flow)?.source ?? flow)) {
        if (taken.has(other.id) || paths.node(other.target)?.type !== 'and') continue;
        taken.add(other.id);
        found.push([...chain.slice(0, length), other.id]);
      }
    }
  }
  return found;
}

export function sameSteps(one: readonly Activity[], other: readonly Activity[]): boolean {
  return one.length === other.length && one.every((activity, index) => activity === other[index]);
}
