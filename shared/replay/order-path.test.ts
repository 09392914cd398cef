import { describe, expect, test } from 'vitest';
import type { ElementId } from '../ids.ts';
import { exclusive, loop, optional, parallel, sequence } from '../model/blocks.ts';
import type { OrderStatus } from '../order/state.ts';
import { openTokens, orderPath, stepStates } from './order-path.ts';
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

const statesOf = (replayer: Replayer, words: string, status: OrderStatus = 'in-flight'): string =>
  stepStates(replayer, traceOf(words), status)
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

  test('[A03][B16] an expired order stopped at what it waited for, what lay behind that is blocked', () => {
    expect(statesOf(fixtureA, 'placed stock expired', 'expired')).toBe(
      'placed:done pay:stopped stock:done ship:stopped completed:blocked expired:done',
    );
    const path = orderPath(fixtureA, traceOf('placed stock ship expired'), 'expired');
    expect(wordsOf(fixtureA, path.stopped)).toEqual(['pay']);
    expect(wordsOf(fixtureA, path.waiting)).toEqual([]);
    expect(wordsOf(fixtureA, path.blocked)).toEqual(['and', 'and>completed', 'completed', 'pay>and']);
    expect(wordsOf(fixtureA, path.done)).toContain('and>pay');
  });

  test('[RP13] an order that failed by a step of its flow stopped in the branches that were still open', () => {
    const rejecting = sequence(
      step('placed'),
      parallel(step('pay'), sequence(step('stock'), exclusive(step('ship'), step('rejected')))),
      step('completed'),
    );
    const replayer = replayerOf(modelOf(rejecting));
    expect(statesOf(replayer, 'placed stock rejected', 'failed')).toBe(
      'placed:done pay:stopped stock:done ship:not-taken rejected:done completed:blocked',
    );
    expect(statesOf(replayer, 'placed pay stock rejected', 'failed')).toMatch(/pay:done.*completed:stopped/);
  });

  test('[RP13][B16] an expiry drawn as one of several ways on takes what else was awaited there', () => {
    const replayer = replayerOf(
      modelOf(sequence(step('placed'), exclusive(step('expired'), sequence(step('pay'), step('completed'))))),
    );
    expect(statesOf(replayer, 'placed expired', 'expired')).toBe(
      'placed:done expired:done pay:stopped completed:blocked',
    );
    expect(openTokens(replayer, traceOf('placed expired'), 'expired').map(({ anyOf }) => anyOf)).toEqual([['pay']]);
  });

  test('[RP13] an end that came before its time stopped what it should have waited for', () => {
    const cancelled = sequence(
      step('placed'),
      parallel(step('pay'), step('stock')),
      exclusive(step('completed'), step('cancelled')),
    );
    const replayer = replayerOf(modelOf(cancelled));
    expect(statesOf(replayer, 'placed pay cancelled', 'cancelled')).toBe(
      'placed:done pay:done stock:stopped completed:blocked cancelled:done',
    );
    expect(statesOf(replayer, 'placed pay stock cancelled', 'cancelled')).toBe(
      'placed:done pay:done stock:done completed:not-taken cancelled:done',
    );
  });

  test('[RP13] a token that may rest where it stands misses nothing when its order is cancelled', () => {
    const replayer = replayerOf(modelOf(sequence(step('in'), step('cancelled'), optional(step('survey')))));
    expect(statesOf(replayer, 'in cancelled', 'cancelled')).toBe('in:done cancelled:done survey:not-taken');
  });

  test('[RP13] an order that has come to its end waits for nothing, whatever it left out', () => {
    expect(statesOf(fixtureA, 'placed stock', 'completed')).toBe(
      'placed:done pay:not-taken stock:done ship:not-taken completed:not-taken expired:not-taken',
    );
    const { waiting, stopped, blocked } = orderPath(fixtureA, traceOf('placed stock'), 'completed');
    expect([waiting, stopped, blocked]).toEqual([[], [], []]);
  });

  test('[RP13] steps skipped stay not taken, also where the order has gone past them', () => {
    expect(statesOf(fixtureA, 'placed ship')).toBe(
      'placed:done pay:waiting stock:not-taken ship:done completed:blocked expired:not-taken',
    );
  });
});
