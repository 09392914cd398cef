import type { Activity } from '../../ids.ts';
import { type Block, CHOICE_START, type ChoiceBlock, type PartialOrderBlock } from '../model.ts';
import { closeOrder } from '../normalize.ts';

/** What may happen next in a state: the step, and the state after it. */
export interface Arc {
  readonly step: number;
  readonly to: number;
}

/**
 * A model as a deterministic automaton, unfolded only where it is walked. States are small integers, 0 the initial one; steps are
 * indices into the activities it was compiled for. Labels must be unique in the model.
 */
export interface Automaton {
  readonly arcs: (state: number) => readonly Arc[];
  readonly canEnd: (state: number) => boolean;
  /** The fewest steps from here to the end. */
  readonly stepsLeft: (state: number) => number;
}

/** Compiles a model; activities that are not in `activities` get a step no trace has. */
export function compileAutomaton(block: Block, activities: readonly Activity[]): Automaton {
  const codes = new Map(activities.map((activity, index) => [activity, index]));
  const compile = (part: Block): Automaton => {
    switch (part.kind) {
      case 'activity':
        return compileStep(codes.get(part.activity) ?? -1);
      case 'choice':
        return compileChoice(part, part.children.map(compile));
      case 'partial-order':
        return compilePartialOrder(part, part.children.map(compile));
    }
  };
  return compile(block);
}

function compileStep(step: number): Automaton {
  const fromStart = [{ step, to: 1 }];
  return {
    arcs: (state) => (state === 0 ? fromStart : []),
    canEnd: (state) => state === 1,
    stepsLeft: (state) => (state === 0 ? 1 : 0),
  };
}

/** Children that may come next after a child (or START), those behind skippable ones included; whether the block may end. */
interface Next {
  readonly children: readonly number[];
  readonly canEnd: boolean;
  readonly stepsLeft: number;
}

function compileChoice(block: ChoiceBlock, children: readonly Automaton[]): Automaton {
  const next = nextChildren(block, children);
  const { intern, read } = internStates([CHOICE_START, 0]);
  const nextOf = (child: number): Next => next[child + 1] as Next;
  const unfold = (state: number): Arc[] => {
    const [child, inner] = read(state) as [number, number];
    const automaton = children[child];
    const arcs = (automaton?.arcs(inner) ?? []).map(({ step, to }) => ({ step, to: intern([child, to]) }));
    if (automaton && !automaton.canEnd(inner)) return arcs;
    const taken = new Set(arcs.map(({ step }) => step));
    for (const following of nextOf(child).children) {
      for (const { step, to } of children[following]?.arcs(0) ?? []) {
        if (!taken.has(step)) arcs.push({ step, to: intern([following, to]) });
      }
    }
    return arcs;
  };
  return {
    arcs: cached(unfold),
    canEnd: (state) => {
      const [child, inner] = read(state) as [number, number];
      return (children[child]?.canEnd(inner) ?? true) && nextOf(child).canEnd;
    },
    stepsLeft: (state) => {
      const [child, inner] = read(state) as [number, number];
      return (children[child]?.stepsLeft(inner) ?? 0) + nextOf(child).stepsLeft;
    },
  };
}

/** Index 0 is START, child c is at c + 1. O(children · edges). */
function nextChildren(block: ChoiceBlock, children: readonly Automaton[]): Next[] {
  const end = children.length;
  const successors = Array.from({ length: end + 1 }, (_, node) =>
    block.edges.filter(([from]) => from === node - 1).map(([, to]) => to),
  );
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
    return { children: [...reached], canEnd, stepsLeft: stepsLeft[node] as number };
  });
}

function compilePartialOrder(block: PartialOrderBlock, children: readonly Automaton[]): Automaton {
  const { intern, read } = internStates(children.map(() => 0));
  const order = closeOrder(block.order, children.length);
  const before = children.map((_, child) => order.filter(([, after]) => after === child).map(([first]) => first));
  const after = children.map((_, child) => order.filter(([first]) => first === child).map(([, later]) => later));
  const isOpen = (states: readonly number[], child: number): boolean =>
    (before[child] as number[]).every((other) => children[other]?.canEnd(states[other] as number)) &&
    (after[child] as number[]).every((other) => states[other] === 0);
  const unfold = (state: number): Arc[] => {
    const states = read(state);
    return children.flatMap((automaton, child) => {
      if (!isOpen(states, child)) return [];
      return automaton
        .arcs(states[child] as number)
        .map(({ step, to }) => ({ step, to: intern(states.with(child, to)) }));
    });
  };
  return {
    arcs: cached(unfold),
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

function cached(unfold: (state: number) => Arc[]): (state: number) => readonly Arc[] {
  const cache: (readonly Arc[])[] = [];
  return (state) => {
    const known = cache[state] ?? unfold(state);
    cache[state] = known;
    return known;
  };
}
