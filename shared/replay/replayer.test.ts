import { describe, expect, test } from 'vitest';
import { deviationsListedMax } from '../limits.ts';
import { exclusive, loop, optional, parallel, sequence } from '../model/blocks.ts';
import { fits } from './replayer.ts';
import {
  markingAfter,
  markingsOf,
  modelOf,
  orderFlow,
  replayerOf,
  step,
  tokensOf,
  traceOf,
  waysOf,
} from './testing/replays.ts';

const fixtureA = replayerOf(modelOf(orderFlow, ['expired']));

/** Kind and index of every deviation of a trace. */
function deviationsOf(replayer: ReturnType<typeof replayerOf>, words: string): readonly string[] {
  return markingAfter(replayer, traceOf(words)).deviations.map(({ kind, index }) => `${kind}@${index}`);
}

describe('where the tokens are', () => {
  test('[RP5] payment beside stock and shipping: a token per branch, since the event that enabled it', () => {
    const markings = markingsOf(fixtureA, traceOf('placed stock pay ship completed'));
    expect(tokensOf(fixtureA.paths, fixtureA.initial)).toEqual(['placed at placed since -1']);
    expect(markings.map((marking) => tokensOf(fixtureA.paths, marking))).toEqual([
      ['pay at pay since 0', 'stock at stock since 0'],
      ['pay at pay since 0', 'ship at ship since 1'],
      ['ship at ship since 1'],
      ['completed at completed since 3'],
      [],
    ]);
    expect(markings.map((marking) => marking.stepEnabledBy)).toEqual([-1, 0, 0, 1, 3]);
    expect(fits(fixtureA, traceOf('placed stock pay ship completed'))).toBe(true);
    expect(fits(fixtureA, traceOf('placed stock pay ship'))).toBe(false);
  });

  test('[RP5] behind parallel branches a step waits since the last of them', () => {
    expect(markingAfter(fixtureA, traceOf('placed pay stock ship completed')).stepEnabledBy).toBe(3);
    expect(markingAfter(fixtureA, traceOf('placed stock ship pay completed')).stepEnabledBy).toBe(3);
  });

  test('[RP5] an unmoved token stays the same object with the same key, a moved one gets another', () => {
    const [placed, stock, again] = markingsOf(fixtureA, traceOf('placed stock pay'));
    expect(stock?.tokens[0]).toBe(placed?.tokens[0]);
    expect(again?.tokens[0]).toBe(stock?.tokens[1]);
    const looping = replayerOf(modelOf(sequence(loop(step('pack')), step('ship'))));
    const [once, twice] = markingsOf(looping, traceOf('pack pack'));
    expect(twice?.state).toBe(once?.state);
    expect(twice?.tokens[0]?.key).not.toBe(once?.tokens[0]?.key);
    expect(twice?.tokens[0]?.enabledBy).toBe(1);
  });

  test('[RP6] a choice waits at its gateway; the branch its first step opens beside it waits since the choice', () => {
    const replayer = replayerOf(
      modelOf(sequence(step('in'), exclusive(parallel(step('a'), step('b')), step('c')), step('out'))),
    );
    const markings = markingsOf(replayer, traceOf('in b a'));
    expect(markings.map((marking) => tokensOf(replayer.paths, marking))).toEqual([
      ['a|b|c at xor since 0'],
      ['a at a since 0'],
      ['out at out since 2'],
    ]);
  });

  test('[RP6] an optional step and a loop exit wait at their gateway, since the order may go past', () => {
    const replayer = replayerOf(modelOf(sequence(step('in'), loop(step('pack')), optional(step('survey')))));
    expect(tokensOf(replayer.paths, markingAfter(replayer, traceOf('in pack')))).toEqual([
      'pack|survey|end at xor since 1',
    ]);
    expect(tokensOf(replayer.paths, markingAfter(replayer, traceOf('in pack survey')))).toEqual([]);
  });

  test('[RP5] a wait that another branch completes counts from that branch', () => {
    const replayer = replayerOf(modelOf(sequence(parallel(loop(step('pack')), step('pay')), step('ship'))));
    const markings = markingsOf(replayer, traceOf('pack pay'));
    expect(markings.map((marking) => tokensOf(replayer.paths, marking))).toEqual([
      ['pack|end at xor since 0', 'pay at pay since -1'],
      ['pack|ship at xor since 1'],
    ]);
  });
});

describe('ways travelled', () => {
  test('[RP7] one chain per token set in motion; a finished branch goes to its join, the last one through it', () => {
    const markings = markingsOf(fixtureA, traceOf('placed stock pay ship completed'));
    expect(markings.map((marking) => waysOf(fixtureA.paths, marking.travelled))).toEqual([
      ['placed and pay', 'placed and stock'],
      ['stock ship'],
      ['pay and'],
      ['ship and completed'],
      [],
    ]);
  });

  test('[RP7] the first step brings its order from the start event, the last takes it to the end event', () => {
    const replayer = replayerOf(modelOf({ ...parallel(step('a'), step('b')) }));
    expect(waysOf(replayer.paths, replayer.initial.travelled)).toEqual(['start and a', 'start and b']);
    const markings = markingsOf(replayer, traceOf('b a'));
    expect(markings.map((marking) => waysOf(replayer.paths, marking.travelled))).toEqual([
      ['start and b and', 'start and a'],
      ['a and end'],
    ]);
  });

  test('[RP7] from a gateway the token first travels into the step it took', () => {
    const replayer = replayerOf(modelOf(sequence(step('in'), loop(step('check'), step('redo')), step('out'))));
    const markings = markingsOf(replayer, traceOf('in check redo check out'));
    expect(markings.map((marking) => waysOf(replayer.paths, marking.travelled))).toEqual([
      ['in xor check'],
      ['check xor'],
      ['xor redo xor check'],
      ['check xor'],
      ['xor out'],
    ]);
  });

  test('[RP7] a split straight into a join that waits for others is travelled too', () => {
    const children = [step('x'), step('y'), step('z'), step('v')];
    const order = [
      [0, 2],
      [1, 2],
      [0, 3],
    ] as const;
    const replayer = replayerOf(modelOf({ kind: 'partial-order', children, order }));
    const { travelled } = markingAfter(replayer, traceOf('y x'));
    expect(waysOf(replayer.paths, travelled)).toEqual(['x and and z', 'x and v']);
    expect(waysOf(replayer.paths, markingAfter(replayer, traceOf('x')).travelled)).toContain('start and x and and');
  });
});

describe('deviations', () => {
  const chain = replayerOf(modelOf(sequence(step('a'), step('b'), step('c'), step('d'))));

  test('[RP8] a step ahead of its turn skips the fewest steps and the order goes on behind it', () => {
    expect(deviationsOf(chain, 'a d')).toEqual(['skipped@1']);
    const marking = markingAfter(chain, traceOf('a c'));
    expect(tokensOf(chain.paths, marking)).toEqual(['d at d since 1']);
    expect(marking.stepEnabledBy).toBe(-2);
    expect(waysOf(chain.paths, marking.travelled)).toEqual(['c d']);
    expect(deviationsOf(chain, 'a c d')).toEqual(['skipped@1']);
  });

  test('[RP8] skipping in one branch leaves the other where it waits', () => {
    const marking = markingAfter(fixtureA, traceOf('placed ship'));
    expect(tokensOf(fixtureA.paths, marking)).toEqual(['pay at pay since 0']);
  });

  test('[RP9] the last step of its branch again is repeated and changes nothing', () => {
    const before = markingAfter(fixtureA, traceOf('placed stock pay'));
    const marking = markingAfter(fixtureA, traceOf('placed stock pay stock'));
    expect(deviationsOf(fixtureA, 'placed stock pay stock')).toEqual(['repeated@3']);
    expect(marking.state).toBe(before.state);
    expect(marking.tokens).toEqual(before.tokens);
    expect(marking.travelled).toEqual([]);
  });

  test('[RP9] it is repeated, not skipped forwards, where only a loop would lead to it again', () => {
    const looping = replayerOf(modelOf(loop(sequence(step('a'), step('b'), step('c')))));
    expect(deviationsOf(looping, 'a a b c a b c')).toEqual(['repeated@1']);
  });

  test('[RP10] an earlier step again goes back behind it; what runs beside it stays', () => {
    expect(deviationsOf(chain, 'a b c b')).toEqual(['went-back@3']);
    expect(tokensOf(chain.paths, markingAfter(chain, traceOf('a b c b')))).toEqual(['c at c since 3']);
    expect(deviationsOf(chain, 'a b c b c d')).toEqual(['went-back@3']);
    const marking = markingAfter(fixtureA, traceOf('placed stock ship stock'));
    expect(tokensOf(fixtureA.paths, marking)).toEqual(['pay at pay since 0', 'ship at ship since 3']);
  });

  test('[RP10] a step that was passed over and comes late went back and changes nothing', () => {
    expect(deviationsOf(chain, 'a c b d')).toEqual(['skipped@1', 'went-back@2']);
    expect(tokensOf(chain.paths, markingAfter(chain, traceOf('a c b')))).toEqual(['d at d since 1']);
    expect(deviationsOf(chain, 'a c b b d')).toEqual(['skipped@1', 'went-back@2', 'went-back@3']);
  });

  test('[RP11] a step the model does not know, or that a choice has ruled out, is unexpected and changes nothing', () => {
    expect(deviationsOf(chain, 'a never b c d')).toEqual(['unexpected@1']);
    const either = replayerOf(modelOf(sequence(step('in'), exclusive(step('accept'), step('reject')))));
    expect(deviationsOf(either, 'in accept reject')).toEqual(['unexpected@2']);
  });

  test('[RP3] an order that deviates without end keeps the first of its deviations and stays where it is', () => {
    const { deviations, tokens } = markingAfter(chain, traceOf(`a${' a'.repeat(1_000)}`));
    expect(deviations.length).toBe(deviationsListedMax);
    expect(deviations.at(-1)?.index).toBe(deviationsListedMax);
    expect(tokens).toHaveLength(1);
  });

  test('[RP12] an interrupt ends the order from anywhere without deviating; what follows is unexpected', () => {
    const marking = markingAfter(fixtureA, traceOf('placed stock expired'));
    expect([marking.tokens, marking.deviations, marking.stepEnabledBy]).toEqual([[], [], -2]);
    expect(fits(fixtureA, traceOf('placed stock expired'))).toBe(true);
    expect(deviationsOf(fixtureA, 'placed stock expired ship')).toEqual(['unexpected@3']);
    expect(markingAfter(fixtureA, traceOf('placed stock expired ship')).tokens).toEqual([]);
  });
});
