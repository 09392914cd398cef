import { expect, test } from 'vitest';
import { exclusive, loop, parallel, sequence } from '../model/blocks.ts';
import { neededBy } from './needs.ts';
import { openTokens, orderPath } from './order-path.ts';
import type { Replayer } from './replayer.ts';
import { modelOf, nameOf, orderFlow, replayerOf, step, traceOf } from './testing/replays.ts';

/** Blocked element → what it needs, as words. */
function needsOf(replayer: Replayer, words: string): Record<string, string> {
  const trace = traceOf(words);
  const needs = neededBy(replayer.paths, orderPath(replayer, trace), openTokens(replayer, trace));
  const told = [...needs].map(([element, tokens]) => [
    nameOf(replayer.paths, element),
    tokens.map(({ anyOf }) => anyOf.join('|')).join(' '),
  ]);
  return Object.fromEntries(told);
}

test('[UI39] a step needs the wait before it, a join and what follows it all that is still open', () => {
  const replayer = replayerOf(modelOf(orderFlow, ['expired']));
  expect(needsOf(replayer, 'placed')).toEqual({ ship: 'stock', and: 'pay stock', completed: 'pay stock' });
  expect(needsOf(replayer, 'placed stock ship')).toEqual({ and: 'pay', completed: 'pay' });
});

test('[UI39] a choice is needed as a whole', () => {
  const replayer = replayerOf(modelOf(sequence(step('in'), exclusive(step('accept'), step('reject')), step('out'))));
  expect(needsOf(replayer, 'in')).toEqual({ accept: 'accept|reject', reject: 'accept|reject', out: 'accept|reject' });
});

test('[UI39] a join inside a loop that was gone round before is told of only as far as it is certain', () => {
  const round = loop(sequence(step('a'), parallel(step('b'), step('c')), step('d')), step('again'));
  const replayer = replayerOf(modelOf(sequence(round, step('out'))));
  expect(needsOf(replayer, 'a b')).toMatchObject({ d: 'c', out: 'c' });
  // The flows of the first round count as taken: nothing is claimed of the second.
  expect(needsOf(replayer, 'a b c d again a')).not.toHaveProperty('d');
});
