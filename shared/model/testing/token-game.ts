import type { Activity } from '../../ids.ts';
import type { FlowGraph, FlowNode } from '../flow-graph.ts';

/** Tokens on flows, by position in `graph.flows`; several orders' worth never meet here, so counts above one are faults. */
type Tokens = readonly number[];

interface Move {
  readonly activity: Activity | null;
  readonly to: Tokens;
}

/** Plays a flow graph as a workflow net: one token from the start event, gateways silent. */
export interface TokenGame {
  readonly initial: Tokens;
  readonly moves: (tokens: Tokens) => Move[];
}

export function tokenGame(graph: FlowGraph): TokenGame {
  const into = (node: FlowNode): number[] => flowsWhere((flow) => flow.target === node.id);
  const outOf = (node: FlowNode): number[] => flowsWhere((flow) => flow.source === node.id);
  const flowsWhere = (matches: (flow: FlowGraph['flows'][number]) => boolean): number[] =>
    [...graph.flows.keys()].filter((index) => matches(graph.flows[index] as FlowGraph['flows'][number]));
  const nodes = graph.nodes.map((node) => ({ node, inputs: into(node), outputs: outOf(node) }));
  const empty: Tokens = graph.flows.map(() => 0);
  const start = nodes.find(({ node }) => node.type === 'start');
  return {
    initial: fire(empty, [], start?.outputs ?? []),
    moves: (tokens) =>
      nodes.flatMap(({ node, inputs, outputs }): Move[] => {
        const ready = inputs.filter((flow) => tokens[flow]);
        if (node.type === 'start' || ready.length === 0) return [];
        if (node.type === 'and')
          return ready.length < inputs.length ? [] : [{ activity: null, to: fire(tokens, inputs, outputs) }];
        if (node.type !== 'xor') return [{ activity: node.activity, to: fire(tokens, inputs, outputs) }];
        return ready.flatMap((input) =>
          outputs.map((output) => ({ activity: null, to: fire(tokens, [input], [output]) })),
        );
      }),
  };
}

function fire(tokens: Tokens, inputs: readonly number[], outputs: readonly number[]): Tokens {
  const after = [...tokens];
  for (const flow of inputs) after[flow] = (after[flow] ?? 0) - 1;
  for (const flow of outputs) after[flow] = (after[flow] ?? 0) + 1;
  return after;
}

const isFinal = (tokens: Tokens): boolean => tokens.every((count) => count === 0);

/** Whether every reachable state is safe and can finish with nothing left behind; null where there are too many states. */
export function isSound(game: TokenGame, statesMax: number): boolean | null {
  const states = new Map<string, Tokens>([[game.initial.join(), game.initial]]);
  const before = new Map<string, string[]>();
  for (const [key, tokens] of states) {
    if (states.size > statesMax) return null;
    if (tokens.some((count) => count > 1)) return false;
    for (const { to } of game.moves(tokens)) {
      before.set(to.join(), [...(before.get(to.join()) ?? []), key]);
      states.set(to.join(), to);
    }
  }
  const canFinish = new Set([...states].filter(([, tokens]) => isFinal(tokens)).map(([key]) => key));
  for (const key of canFinish) for (const earlier of before.get(key) ?? []) canFinish.add(earlier);
  return canFinish.size === states.size;
}

/** Whether the graph plays exactly this order; a start event that carries the order's first activity plays it at once. */
export function accepts(graph: FlowGraph, order: readonly Activity[]): boolean {
  const game = tokenGame(graph);
  const first = graph.nodes.find(({ type }) => type === 'start')?.activity ?? null;
  if (first !== null && order[0] !== first) return false;
  let states = silently(game, [game.initial]);
  for (const activity of first === null ? order : order.slice(1)) {
    const after = states.flatMap((tokens) => game.moves(tokens).filter((move) => move.activity === activity));
    states = silently(
      game,
      after.map(({ to }) => to),
    );
  }
  return states.some(isFinal);
}

function silently(game: TokenGame, from: readonly Tokens[]): Tokens[] {
  const states = new Map(from.map((tokens) => [tokens.join(), tokens]));
  for (const tokens of states.values()) {
    for (const { activity, to } of game.moves(tokens)) if (activity === null) states.set(to.join(), to);
  }
  return [...states.values()];
}
