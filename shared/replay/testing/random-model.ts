import fc from 'fast-check';
import { type Activity, toActivity } from '../../ids.ts';
import type { Block, Model } from '../../model/model.ts';
import type { Automaton } from '../automaton.ts';

/** A block tree before its labels: leaves are numbered in tree order afterwards, so that labels are unique. */
type Shape =
  | { readonly kind: 'activity' }
  | {
      readonly kind: 'choice';
      readonly children: readonly Shape[];
      readonly picks: readonly (readonly [number, number])[];
    }
  | {
      readonly kind: 'partial-order';
      readonly children: readonly Shape[];
      readonly picks: readonly (readonly [number, number])[];
    };

const picks = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 4, maxLength: 8 });

const { shape } = fc.letrec<{ shape: Shape; leaf: Shape; children: readonly Shape[] }>((tie) => ({
  leaf: fc.constant<Shape>({ kind: 'activity' }),
  children: fc.array(tie('shape'), { minLength: 2, maxLength: 4, depthIdentifier: 'block' }),
  shape: fc.oneof(
    { depthIdentifier: 'block', depthSize: 'small', maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.record({ kind: fc.constant('choice' as const), children: tie('children'), picks }),
    fc.record({ kind: fc.constant('partial-order' as const), children: tie('children'), picks }),
  ),
}));

/** Sound random models of unique labels a0, a1 …; without loops every choice graph is acyclic. */
export function randomModel({ loops }: { readonly loops: boolean }): fc.Arbitrary<Model> {
  return shape.map((drawn) => {
    let count = 0;
    const build = (part: Shape): Block => {
      if (part.kind === 'activity') return { kind: 'activity', activity: toActivity(`a${count++}`) };
      const children = part.children.map(build);
      const size = children.length;
      if (part.kind === 'choice') return { kind: 'choice', children, edges: choiceEdges(size, part.picks, loops) };
      return { kind: 'partial-order', children, order: forwardPairs(size, part.picks.slice(0, 3)) };
    };
    return { root: build(drawn), orders: 1, interrupts: [] };
  });
}

/** Every child gets one edge from an earlier node and one to a later one, which puts it on a way from START to END; the rest is chance. */
function choiceEdges(size: number, picked: readonly (readonly [number, number])[], loops: boolean) {
  const edges = new Map<string, readonly [number, number]>();
  const add = (from: number, to: number): unknown => edges.set(`${from},${to}`, [from, to]);
  for (let child = 0; child < size; child++) {
    const [before, after] = picked[child] ?? [0, 0];
    add((before % (child + 1)) - 1, child);
    add(child, child + 1 + (after % (size - child)));
  }
  for (const [one, other] of picked.slice(size)) {
    const from = (one % (size + 1)) - 1;
    const to = other % (size + 1);
    if (loops || from < to) add(from, to);
  }
  return [...edges.values()];
}

function forwardPairs(size: number, picked: readonly (readonly [number, number])[]) {
  return picked.flatMap(([one, other]) => {
    const [before, after] = [one % size, other % size];
    return before < after ? [[before, after] as const] : [];
  });
}

/** A trace of the automaton: follows the choices as long as there are any, then takes a shortest way to the end. */
export function walk(automaton: Automaton, choices: readonly number[]): readonly Activity[] {
  const trace: Activity[] = [];
  let state = automaton.start;
  const take = (activity: Activity): void => {
    trace.push(activity);
    state = automaton.next(state, activity);
  };
  for (const choice of choices) {
    const enabled = automaton.enabled(state);
    const activity = enabled[choice % (enabled.length + (automaton.canEnd(state) ? 1 : 0))];
    if (activity === undefined) return trace;
    take(activity);
  }
  while (!automaton.canEnd(state)) {
    const closer = automaton.enabled(state).find((activity) => {
      return automaton.rest(automaton.next(state, activity)) < automaton.rest(state);
    });
    if (closer === undefined) throw new Error('the automaton promises a way to the end and has none');
    take(closer);
  }
  return trace;
}

/** Choices of a walk. */
export const choices = fc.array(fc.nat(50), { maxLength: 25 });
