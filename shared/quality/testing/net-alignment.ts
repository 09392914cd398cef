import type { Activity } from '../../ids.ts';
import { toFlowGraph } from '../../model/graph.ts';
import type { Block } from '../../model/model.ts';
import { type TokenGame, tokenGame } from '../../model/testing/token-game.ts';

type Tokens = TokenGame['initial'];

/** The model's drawn net, every activity a task. */
const gameOf = (root: Block): TokenGame =>
  tokenGame(toFlowGraph({ root, orders: 1, interrupts: [] }, { activities: [], variants: [] }, { events: 'tasks' }));

/** The cost of the cheapest alignment by looking at everything the drawn net can do, cost by cost. */
export function bruteCost(root: Block, trace: readonly Activity[]): number {
  const game = gameOf(root);
  const seen = new Set<string>();
  let layer: [Tokens, number][] = [[game.initial, 0]];
  for (let cost = 0; ; cost++) {
    const dearer: [Tokens, number][] = [];
    for (const [tokens, position] of layer) {
      const key = `${tokens.join()} ${position}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (position === trace.length && tokens.every((count) => count === 0)) return cost;
      if (position < trace.length) dearer.push([tokens, position + 1]);
      for (const { activity, to } of game.moves(tokens)) {
        if (activity === null) layer.push([to, position]);
        else dearer.push([to, position]);
        if (activity !== null && activity === trace[position]) layer.push([to, position + 1]);
      }
    }
    layer = dearer;
  }
}

/** The activities the net allows after a past that it plays exactly; null where it does not play it. */
export function bruteAllowed(root: Block, past: readonly Activity[]): ReadonlySet<Activity> | null {
  const game = gameOf(root);
  let states = silently(game, [game.initial]);
  for (const step of past) {
    const after = states.flatMap((tokens) => game.moves(tokens).filter(({ activity }) => activity === step));
    states = silently(
      game,
      after.map(({ to }) => to),
    );
  }
  if (states.length === 0) return null;
  return new Set(states.flatMap((tokens) => game.moves(tokens).flatMap(({ activity }) => activity ?? [])));
}

function silently(game: TokenGame, from: readonly Tokens[]): Tokens[] {
  const states = new Map(from.map((tokens) => [tokens.join(), tokens]));
  for (const tokens of states.values()) {
    for (const { activity, to } of game.moves(tokens)) if (activity === null) states.set(to.join(), to);
  }
  return [...states.values()];
}
