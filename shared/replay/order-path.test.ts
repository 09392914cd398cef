import { describe, expect, test } from 'vitest';
import type { ElementId } from '../ids.ts';
import { exclusive, loop, optional, sequence } from '../model/blocks.ts';
import { orderPath, stepStates } from './order-path.ts';
import type { Replayer } from './replayer.ts';
import { modelOf, nameOf, orderFlow, replayerOf, step, traceOf } from './testing/replays.ts';

const fixtureA = replayerOf(modelOf(orderFlow, ['expired']));

/** Elements as words, flows as 'from>to', sorted. */
function wordsOf({ paths }: Replayer, elements: readonly ElementId[]): readonly string[] {
  return elements
    .map((element) => {
      const flow = paths.flow(element);
      return flow === null ? nameOf(paths, element) : `${nameOf(paths, flow.source)}>${nameOf(paths, flow.target)}`;
    })
    .sort();
}

const statesOf = (replayer: Replayer, words: string, isOpen = true): string =>
  stepStates(replayer, traceOf(words), isOpen)
    .map(({ activity, state }) => `${activity}:${state}`)
    .join(' ');

describe('the way of an order', () => {
  test('[A03] a stuck order: done behind it, waiting under it, blocked before it', () => {
    const path = orderPath(fixtureA, traceOf('placed stock ship'));
    expect(wordsOf(fixtureA, path.done)).toEqual(
      'and and>pay and>stock placed placed>and ship ship>and stock stock>ship'.split(' ').sort(),
    );
    expect(wordsOf(fixtureA, path.waiting)).toEqual(['pay']);
    expect(wordsOf(fixtureA, path.blocked)).toEqual(['and', 'and>completed', 'completed', 'pay>and']);
    expect(statesOf(fixtureA, 'placed stock ship')).toBe(
      'placed:done pay:waiting stock:done ship:done completed:blocked expired:not-taken',
    );
  });

  test('[RP13] the way not chosen is neither done nor blocked', () => {
    const replayer = replayerOf(
      modelOf(sequence(step('in'), exclusive(step('accept'), step('reject')), step('file'), step('out'))),
    );
    expect(statesOf(replayer, 'in accept')).toBe('in:done accept:done reject:not-taken file:waiting out:blocked');
    const { blocked } = orderPath(replayer, traceOf('in accept'));
    expect(wordsOf(replayer, blocked)).toEqual(['file>out', 'out']);
  });

  test('[RP13] at a gateway the token waits there, the steps it may take are waiting in the list', () => {
    const replayer = replayerOf(
      modelOf(sequence(step('in'), loop(step('check'), step('redo')), optional(step('survey')), step('out'))),
    );
    const path = orderPath(replayer, traceOf('in check redo check'));
    expect(wordsOf(replayer, path.waiting)).toEqual(['xor']);
    expect(wordsOf(replayer, path.blocked)).toEqual([
      'out',
      'survey',
      'survey>xor',
      'xor',
      'xor>out',
      'xor>survey',
      'xor>xor',
    ]);
    expect(statesOf(replayer, 'in check redo check')).toBe('in:done check:done redo:done survey:waiting out:waiting');
  });

  test('[A03] of a closed order the steps it never did were not taken', () => {
    expect(statesOf(fixtureA, 'placed stock expired')).toBe(
      'placed:done pay:not-taken stock:done ship:not-taken completed:not-taken expired:done',
    );
    expect(statesOf(fixtureA, 'placed stock', false)).toBe(
      'placed:done pay:not-taken stock:done ship:not-taken completed:not-taken expired:not-taken',
    );
    const { waiting, blocked } = orderPath(fixtureA, traceOf('placed stock'), false);
    expect([waiting, blocked]).toEqual([[], []]);
  });

  test('[RP13] steps skipped stay not taken, also where the order has gone past them', () => {
    expect(statesOf(fixtureA, 'placed ship')).toBe(
      'placed:done pay:waiting stock:not-taken ship:done completed:blocked expired:not-taken',
    );
  });
});
