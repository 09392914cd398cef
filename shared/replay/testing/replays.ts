import { type Activity, type ElementId, toActivity } from '../../ids.ts';
import { parallel, sequence, step as stepOf } from '../../model/blocks.ts';
import { toFlowGraph } from '../../model/graph.ts';
import type { Block, Model } from '../../model/model.ts';
import type { FlowPaths } from '../flow-paths.ts';
import type { Marking } from '../marking.ts';
import { createReplayer, type Replayer } from '../replayer.ts';

export const step = (name: string): Block => stepOf(toActivity(name));

export const traceOf = (words: string): readonly Activity[] => (words === '' ? [] : words.split(' ').map(toActivity));

export function modelOf(root: Block, interrupts: readonly string[] = []): Model {
  return { root, orders: 1, interrupts: interrupts.map(toActivity) };
}

/** A replayer on the model as it is drawn. */
export function replayerOf(model: Model): Replayer {
  return createReplayer(model, toFlowGraph(model, { activities: [], variants: [] }));
}

/** The markings after each event of the trace. */
export function markingsOf(replayer: Replayer, trace: readonly Activity[]): readonly Marking[] {
  let marking = replayer.initial;
  return trace.map((activity, index) => {
    marking = replayer.advance(marking, activity, index);
    return marking;
  });
}

export function markingAfter(replayer: Replayer, trace: readonly Activity[]): Marking {
  return markingsOf(replayer, trace).at(-1) ?? replayer.initial;
}

/** What an element is called in a test: its activity, or its type. */
export function nameOf(paths: FlowPaths, element: ElementId): string {
  const node = paths.node(element);
  return node === null ? `no such element: ${element}` : (node.activity ?? node.type);
}

/** Chains as words: 'placed and pay'. */
export function waysOf(paths: FlowPaths, chains: readonly (readonly ElementId[])[]): readonly string[] {
  return chains.map((chain) => {
    const flows = chain.flatMap((element) => paths.flow(element) ?? []);
    const first = flows.slice(0, 1).map((flow) => flow.source);
    return [...first, ...flows.map((flow) => flow.target)].map((element) => nameOf(paths, element)).join(' ');
  });
}

/** Tokens as words: what each waits for, where, since which event. */
export function tokensOf(paths: FlowPaths, marking: Marking): readonly string[] {
  return marking.tokens.map(({ anyOf, element, mayEnd, enabledBy }) => {
    return `${anyOf.join('|')}${mayEnd ? '|end' : ''} at ${nameOf(paths, element)} since ${enabledBy}`;
  });
}

/** Fixture A: payment beside stock and shipping. */
export const orderFlow = sequence(
  step('placed'),
  parallel(step('pay'), sequence(step('stock'), step('ship'))),
  step('completed'),
);
