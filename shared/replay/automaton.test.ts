import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { exclusive, loop, optional, parallel, sequence, step as stepOf } from '../model/blocks.ts';
import type { Block } from '../model/model.ts';
import { type Automaton, compile } from './automaton.ts';
import { choices, randomModel, walk } from './testing/random-model.ts';

const step = (name: string): Block => stepOf(toActivity(name));

/** State after a trace given as words. */
function reach(automaton: Automaton, words: string): number {
  return words.split(' ').reduce((state, word) => automaton.next(state, toActivity(word)), automaton.start);
}

const orderFlow = sequence(
  step('placed'),
  parallel(step('pay'), sequence(step('stock'), step('ship'))),
  step('completed'),
);

describe('hand-made models', () => {
  test('[RP1] a parallel block opens all its branches at once and closes before the next step', () => {
    const automaton = compile(orderFlow);
    expect(automaton.enabled(automaton.start)).toEqual(['placed']);
    const open = reach(automaton, 'placed');
    expect(automaton.branches(open).map((branch) => branch.anyOf)).toEqual([['pay'], ['stock']]);
    expect(automaton.enabled(reach(automaton, 'placed pay'))).toEqual(['stock']);
    expect(automaton.enabled(reach(automaton, 'placed pay stock ship'))).toEqual(['completed']);
    expect(automaton.rest(automaton.start)).toBe(5);
    const end = reach(automaton, 'placed stock pay ship completed');
    expect([automaton.canEnd(end), automaton.rest(end), automaton.branches(end)]).toEqual([true, 0, []]);
  });

  test('[RP1] interleavings collapse to one state, and what is not enabled has none', () => {
    const automaton = compile(orderFlow);
    expect(reach(automaton, 'placed stock pay ship')).toBe(reach(automaton, 'placed stock ship pay'));
    expect(reach(automaton, 'placed stock ship pay')).toBe(reach(automaton, 'placed pay stock ship'));
    expect(automaton.next(automaton.start, toActivity('ship'))).toBe(-1);
    expect(automaton.next(automaton.start, toActivity('never heard of'))).toBe(-1);
  });

  test('[RP2] at a choice and at a loop exit one token waits for all alternatives', () => {
    const automaton = compile(
      sequence(loop(step('check'), step('redo')), exclusive(step('accept'), step('reject')), optional(step('survey'))),
    );
    expect(automaton.branches(reach(automaton, 'check'))).toMatchObject([
      { anyOf: ['redo', 'accept', 'reject'], mayEnd: false },
    ]);
    const decided = reach(automaton, 'check redo check accept');
    expect(automaton.branches(decided)).toMatchObject([{ anyOf: ['survey'], mayEnd: true }]);
    expect(automaton.canEnd(decided)).toBe(true);
  });

  test('[RP2] a loop beside another branch keeps its token at its exit, which leads on once the other may leave too', () => {
    const automaton = compile(sequence(parallel(loop(step('pack')), step('pay')), step('ship')));
    const packed = automaton.branches(reach(automaton, 'pack'));
    expect(packed.map(({ anyOf, mayEnd }) => ({ anyOf, mayEnd }))).toEqual([
      { anyOf: ['pack'], mayEnd: true },
      { anyOf: ['pay'], mayEnd: false },
    ]);
    expect(automaton.branches(reach(automaton, 'pack pay'))).toMatchObject([
      { anyOf: ['pack', 'ship'], mayEnd: false },
    ]);
  });

  test('[RP2] in a partial order a step behind an optional one shares its token', () => {
    const automaton = compile({
      kind: 'partial-order',
      children: [optional(step('gift')), step('pack'), step('pay')],
      order: [[0, 1]],
    });
    expect(automaton.branches(automaton.start).map((branch) => branch.anyOf)).toEqual([['gift', 'pack'], ['pay']]);
    expect(automaton.enabled(reach(automaton, 'pack'))).toEqual(['pay']);
    expect(automaton.branches(reach(automaton, 'gift')).map((branch) => branch.anyOf)).toEqual([['pack'], ['pay']]);
  });

  test('[RP2] a choice of a parallel block or a step is one token until the first step decides', () => {
    const automaton = compile(exclusive(parallel(step('stock'), step('pay')), step('cancel')));
    expect(automaton.branches(automaton.start)).toMatchObject([{ key: '', anyOf: ['stock', 'pay', 'cancel'] }]);
    expect(automaton.branches(reach(automaton, 'pay'))).toMatchObject([{ key: '/0/0', anyOf: ['stock'] }]);
  });

  test('[RP4] a detour names the fewest steps to be skipped, null where no way leads forward', () => {
    const automaton = compile(orderFlow);
    expect(automaton.detour(automaton.start, toActivity('ship'))).toEqual(['placed', 'stock']);
    expect(automaton.detour(reach(automaton, 'placed'), toActivity('completed'))).toEqual(['pay', 'stock', 'ship']);
    expect(automaton.detour(reach(automaton, 'placed pay'), toActivity('pay'))).toBeNull();
  });

  test('[RP1] labels with commas and slashes stay whole', () => {
    const automaton = compile(parallel(step('a,b'), step('c/d')));
    expect(automaton.canEnd(automaton.next(automaton.next(0, toActivity('c/d')), toActivity('a,b')))).toBe(true);
  });
});

/** Runs a check in every state of a random walk through a random model. */
function everywhere(loops: boolean, check: (automaton: Automaton, state: number) => void): void {
  fc.assert(
    fc.property(randomModel({ loops }), choices, (model, picked) => {
      const automaton = compile(model.root);
      let state = automaton.start;
      check(automaton, state);
      for (const activity of walk(automaton, picked)) {
        state = automaton.next(state, activity);
        check(automaton, state);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
}

describe('laws', () => {
  test('[RP1] exactly the enabled activities have a next state', () => {
    everywhere(true, (automaton, state) => {
      const enabled = automaton.activities.filter((activity) => automaton.next(state, activity) >= 0);
      expect(automaton.enabled(state)).toEqual(enabled);
    });
  });

  test('[RP1] the rest is exact: 0 where the order can end, else some step makes it one less and none makes it less than that', () => {
    everywhere(true, (automaton, state) => {
      const rest = automaton.rest(state);
      expect(rest === 0).toBe(automaton.canEnd(state));
      const rests = automaton.enabled(state).map((activity) => automaton.rest(automaton.next(state, activity)));
      if (rest > 0) expect(Math.min(...rests)).toBe(rest - 1);
    });
  });

  test('[RP2] tokens wait for exactly what is enabled, under distinct keys, and may all end where the order can', () => {
    everywhere(true, (automaton, state) => {
      const branches = automaton.branches(state);
      expect(new Set(branches.flatMap((branch) => branch.anyOf))).toEqual(new Set(automaton.enabled(state)));
      expect(new Set(branches.map((branch) => branch.key)).size).toBe(branches.length);
      expect(branches.every((branch) => branch.mayEnd)).toBe(automaton.canEnd(state));
      expect(branches.every((branch) => branch.anyOf.length > 0)).toBe(true);
    });
  });

  test('[RP1] two parallel steps reach the same state in either order', () => {
    everywhere(false, (automaton, state) => {
      for (const one of automaton.enabled(state)) {
        for (const other of automaton.enabled(state)) {
          if (!automaton.parallel(one, other)) continue;
          const forth = automaton.next(automaton.next(state, one), other);
          expect(forth).toBeGreaterThanOrEqual(0);
          expect(automaton.next(automaton.next(state, other), one)).toBe(forth);
        }
      }
    });
  });

  test('[RP4] a detour ends where the activity is enabled, and nothing enabled needs one', () => {
    everywhere(true, (automaton, state) => {
      for (const activity of automaton.activities) {
        const skipped = automaton.detour(state, activity);
        if (automaton.enabled(state).includes(activity)) expect(skipped).toEqual([]);
        if (skipped === null) continue;
        const reached = skipped.reduce((from, step) => automaton.next(from, step), state);
        expect(automaton.enabled(reached)).toContain(activity);
      }
    });
  });
});
