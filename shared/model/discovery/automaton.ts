import type { Activity } from '../../ids.ts';
import { type Block, CHOICE_START, type ChoiceBlock, type PartialOrderBlock } from '../model.ts';
import { closeOrder } from '../normalize.ts';

/**
 * A model as a deterministic automaton, unfolded only where it is walked. States are small integers, 0 the initial one; steps are
 * indices into the activities it was compiled for. Labels must be unique in the model.
 */
export interface Automaton {
  /** Every step of the model. */
  readonly alphabet: readonly number[];
  /** The steps that may come next. */
  readonly steps: (state: number) => readonly number[];
  /** The state after a step, -1 where it may not come. */
  readonly follow: (state: number, step: number) => number;
  readonly canEnd: (state: number) => boolean;
  /** The fewest steps from here to the end. */
  readonly stepsLeft: (state: number) => number;
}

/** Compiles a model; its activities must be among `activities`. */
export function compileAutomaton(block: Block, activities: readonly Activity[]): Automaton {
  const codes = new Map(activities.map((activity, index) => [activity, index]));
  const cachedFollow = cacheFor(activities.length);
  const compile = (part: Block): Automaton => {
    switch (part.kind) {
      case 'activity':
        return compileStep(codes.get(part.activity) ?? -1);
      case 'choice':
        return compileChoice(part, part.children.map(compile), cachedFollow);
      case 'partial-order':
        return compilePartialOrder(part, part.children.map(compile), cachedFollow);
    }
  };
  return compile(block);
}

function compileStep(step: number): Automaton {
  const alphabet = [step];
  return {
    alphabet,
    steps: (state) => (state === 0 ? alphabet : []),
    follow: (state, taken) => (state === 0 && taken === step ? 1 : -1),
    canEnd: (state) => state === 1,
    stepsLeft: (state) => (state === 0 ? 1 : 0),
  };
}

/** Which child has a step. */
function childrenBySteps(children: readonly Automaton[]): Map<number, number> {
  return new Map(children.flatMap(({ alphabet }, child) => alphabet.map((step) => [step, child] as const)));
}

/** Children that may come next after a child (or START), those behind skippable ones included; whether the block may end. */
interface Next {
  readonly children: ReadonlySet<number>;
  readonly canEnd: boolean;
  readonly stepsLeft: number;
}

/** A state is the child that runs, or ran last, and its inner state. */
function compileChoice(block: ChoiceBlock, children: readonly Automaton[], cachedFollow: CacheFollow): Automaton {
  const next = nextChildren(block, children);
  const childOf = childrenBySteps(children);
  const { intern, read } = internStates([CHOICE_START, 0]);
  const at = (state: number) => {
    const [child, inner] = read(state) as [number, number];
    const automaton = children[child];
    return { child, inner, automaton, after: next[child + 1] as Next, isDone: automaton?.canEnd(inner) ?? true };
  };
  return {
    alphabet: [...childOf.keys()],
    steps: cached((state) => {
      const { inner, automaton, after, isDone } = at(state);
      const own = automaton?.steps(inner) ?? [];
      if (!isDone) return own;
      return [...new Set([...own, ...[...after.children].flatMap((child) => children[child]?.steps(0) ?? [])])];
    }),
    follow: cachedFollow((state, step) => {
      const { child, inner, automaton, after, isDone } = at(state);
      const target = childOf.get(step) ?? -1;
      const inside = target === child ? (automaton?.follow(inner, step) ?? -1) : -1;
      if (inside !== -1) return intern([child, inside]);
      const entered = isDone && after.children.has(target) ? (children[target]?.follow(0, step) ?? -1) : -1;
      return entered === -1 ? -1 : intern([target, entered]);
    }),
    canEnd: (state) => {
      const { isDone, after } = at(state);
      return isDone && after.canEnd;
    },
    stepsLeft: (state) => {
      const { inner, automaton, after } = at(state);
      return (automaton?.stepsLeft(inner) ?? 0) + after.stepsLeft;
    },
  };
}

/** Index 0 is START, child c is at c + 1. O(children · edges). */
function nextChildren(block: ChoiceBlock, children: readonly Automaton[]): Next[] {
  const end = children.length;
  const successors: number[][] = Array.from({ length: end + 1 }, () => []);
  for (const [from, to] of block.edges) successors[from + 1]?.push(to);
  const stepsLeft = successors.map(() => Number.POSITIVE_INFINITY);
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const [node, targets] of successors.entries()) {
      for (const to of targets) {
        const steps = to === end ? 0 : (children[to]?.stepsLeft(0) ?? 0) + (stepsLeft[to + 1] as number);
        if (steps >= (stepsLeft[node] as number)) continue;
        stepsLeft[node] = steps;
        hasChanged = true;
      }
    }
  }
  return successors.map((targets, node) => {
    const reached = new Set(targets);
    for (const child of reached) {
      if (child !== end && children[child]?.canEnd(0)) for (const to of successors[child + 1] ?? []) reached.add(to);
    }
    const canEnd = reached.delete(end);
    return { children: reached, canEnd, stepsLeft: stepsLeft[node] as number };
  });
}

/** A state is the tuple of the children's states. */
function compilePartialOrder(
  block: PartialOrderBlock,
  children: readonly Automaton[],
  cachedFollow: CacheFollow,
): Automaton {
  const { intern, read } = internStates(children.map(() => 0));
  const childOf = childrenBySteps(children);
  const order = closeOrder(block.order, children.length);
  const before = children.map((_, child) => order.filter(([, after]) => after === child).map(([first]) => first));
  const after = children.map((_, child) => order.filter(([first]) => first === child).map(([, later]) => later));
  const isOpen = (states: readonly number[], child: number): boolean =>
    (before[child] as number[]).every((other) => children[other]?.canEnd(states[other] as number)) &&
    (after[child] as number[]).every((other) => states[other] === 0);
  return {
    alphabet: [...childOf.keys()],
    steps: cached((state) => {
      const states = read(state);
      return children.flatMap((child, index) => (isOpen(states, index) ? child.steps(states[index] as number) : []));
    }),
    follow: cachedFollow((state, step) => {
      const states = read(state);
      const child = childOf.get(step) ?? -1;
      if (child === -1 || !isOpen(states, child)) return -1;
      const to = children[child]?.follow(states[child] as number, step) ?? -1;
      return to === -1 ? -1 : intern(states.with(child, to));
    }),
    canEnd: (state) => read(state).every((inner, child) => children[child]?.canEnd(inner)),
    stepsLeft: (state) => read(state).reduce((sum, inner, child) => sum + (children[child]?.stepsLeft(inner) ?? 0), 0),
  };
}

/** Numbers tuples of inner states as they are met; 0 is the initial one. */
function internStates(initial: readonly number[]) {
  const known = new Map<string, number>([[initial.join(), 0]]);
  const states: (readonly number[])[] = [initial];
  return {
    read: (state: number): readonly number[] => states[state] as readonly number[],
    intern: (inner: readonly number[]): number => {
      const key = inner.join();
      const seen = known.get(key);
      if (seen !== undefined) return seen;
      known.set(key, states.length);
      return states.push(inner) - 1;
    },
  };
}

function cached(steps: (state: number) => readonly number[]): Automaton['steps'] {
  const cache: (readonly number[])[] = [];
  return (state) => {
    const known = cache[state] ?? steps(state);
    cache[state] = known;
    return known;
  };
}

type CacheFollow = (follow: Automaton['follow']) => Automaton['follow'];

const unknown = -2;

/** One row of answers per state, dense in the steps: looking one up is what evaluation does most. */
function cacheFor(stepCount: number): CacheFollow {
  return (follow) => {
    const rows: Int32Array[] = [];
    return (state, step) => {
      let row = rows[state];
      if (row === undefined) {
        row = new Int32Array(stepCount).fill(unknown);
        rows[state] = row;
      }
      const known = row[step] ?? -1;
      if (known !== unknown) return known;
      const to = follow(state, step);
      row[step] = to;
      return to;
    };
  };
}
