import { describe, expect, test } from 'vitest';
import { toActivity } from '../ids.ts';
import { createChecker } from './checker.ts';
import { countVerdicts } from './count-verdicts.ts';
import { matchSteps } from './match-steps.ts';
import type { Reference } from './reference.ts';
import { node, reference } from './testing/builder.ts';
import { conforms } from './verdict.ts';

const traceOf = (words: string) => (words === '' ? [] : words.split(' ').map(toActivity));

/** Judges by the words a reference and a trace have in common. */
function judging(model: Reference, silent: readonly string[] = []) {
  const names = model.nodes.map(({ name }) => name).filter((name) => !silent.includes(name));
  const tasks = names.filter((name) => !/^(start|end|[xao]\d+)\d*$/.test(name));
  const checker = createChecker(model, matchSteps(model, tasks.map(toActivity), {}, new Map()));
  const nameAt = (index: number): string => model.nodes[index]?.name ?? '';
  return {
    checker,
    fits: (words: string, isWhole = true): boolean => {
      const verdict = checker.judge(traceOf(words), isWhole);
      return verdict !== null && conforms(verdict);
    },
    told(words: string, isWhole = true) {
      const verdict = checker.judge(traceOf(words), isWhole);
      return {
        missing: verdict?.missing.map(nameAt),
        extra: verdict?.extra,
        wrongOrder: verdict?.wrongOrder.map(({ node: at, index }) => `${nameAt(at)}@${index}`),
      };
    },
  };
}

const chain = judging(reference('start>a a>b b>c c>d d>end'));

describe('what an order did otherwise', () => {
  test('[CO4] a step the order passed is missing, an event without a place is extra, both in one is the wrong order', () => {
    expect(chain.told('a b c d')).toEqual({ missing: [], extra: [], wrongOrder: [] });
    expect(chain.told('a c d')).toEqual({ missing: ['b'], extra: [], wrongOrder: [] });
    expect(chain.told('a b stranger c b d')).toEqual({ missing: [], extra: [2, 4], wrongOrder: [] });
    expect(chain.told('b c d a')).toEqual({ missing: [], extra: [], wrongOrder: ['a@3'] });
    expect(chain.told('a c d d')).toEqual({ missing: ['b'], extra: [3], wrongOrder: [] });
  });

  test('[CO5] what an order in flight has not done yet is not missing, what it passed is', () => {
    expect(chain.fits('a b', false)).toBe(true);
    expect(chain.fits('', false)).toBe(true);
    expect(chain.told('a c', false)).toEqual({ missing: ['b'], extra: [], wrongOrder: [] });
    expect(chain.told('a b', true)).toEqual({ missing: ['c', 'd'], extra: [], wrongOrder: [] });
  });

  test('[CO6] counted per node and per event, as often as there are orders', () => {
    const judged = [
      ['a b c d', 7],
      ['a c d', 2],
      ['b c d a', 1],
      ['a b c d x y', 3],
    ] as const;
    const counts = countVerdicts(
      judged.map(([words, orders]) => ({
        trace: traceOf(words),
        orders,
        verdict: chain.checker.judge(traceOf(words), true),
      })),
    );
    expect(counts).toMatchObject({ orders: 13, conforming: 7, missing: 2, extra: 6, wrongOrder: 1, unexplained: 0 });
    const at = (name: string) => reference('start>a a>b b>c c>d d>end').nodes.findIndex(({ id }) => id === name);
    expect(counts.perNode.get(at('a'))).toEqual({ done: 12, missing: 0, wrongOrder: 1 });
    expect(counts.perNode.get(at('b'))).toEqual({ done: 11, missing: 2, wrongOrder: 0 });
    expect(Object.fromEntries(counts.perActivity)).toEqual({ x: 3, y: 3 });
  });
});

describe('what a reference allows', () => {
  test('[CO2] parallel branches in any order, exactly one exclusive branch, loops as often as wanted', () => {
    const { fits } = judging(
      reference('start>a1 a1>b a1>x1 x1>c x1>d c>x2 d>x2 x2>a2 b>a2 a2>x3 x3>e e>x4 x4>x3 x4>end'),
    );
    for (const words of ['b c e', 'd b e', 'c b e e e']) expect(fits(words)).toBe(true);
    for (const words of ['b e', 'b c d e', 'b c', 'c e b']) expect(fits(words)).toBe(false);
  });

  test('[CO2] an inclusive split takes at least one branch, its join waits for those taken and no others', () => {
    const { fits } = judging(reference('start>o1 o1>a o1>b o1>c a>o2 b>o2 c>o2 o2>d d>end'));
    for (const words of ['a d', 'b c d', 'c a b d']) expect(fits(words)).toBe(true);
    for (const words of ['d', 'a d b', 'a a d']) expect(fits(words)).toBe(false);
  });

  test('[CO2] a task with several exits goes all of them, with conditions some; several entries are alternatives', () => {
    const all = judging(reference('start>a a>b a>c b>end c>end'));
    expect(['a b c', 'a c b', 'a b'].map((words) => all.fits(words))).toEqual([true, true, false]);
    const some = judging(reference('start>a a>b a>c b>end c>end', [node('task', 'a', { exits: 'some' })]));
    expect(['a b c', 'a b', 'a'].map((words) => some.fits(words))).toEqual([true, true, false]);
    const entered = judging(reference('start>x1 x1>a x1>b a>c b>c c>end'));
    expect(['a c', 'b c', 'a b c'].map((words) => entered.fits(words))).toEqual([true, true, false]);
  });

  test('[CO2] a repeating task happens once or more', () => {
    const { fits } = judging(reference('start>a a>b b>end', [node('task', 'a', { repeats: true })]));
    expect(['a b', 'a a a b', 'b'].map((words) => fits(words))).toEqual([true, true, false]);
  });

  test('[CO3] a sub-process is left when nothing in it is left; one that repeats may begin again', () => {
    const inner = [
      node('sub-process', 'sub', { repeats: true }),
      node('start', 'start1', { scope: 'sub' }),
      node('and', 'a1', { scope: 'sub' }),
      node('task', 'p', { scope: 'sub' }),
      node('task', 'q', { scope: 'sub' }),
    ];
    const { fits } = judging(reference('start>sub start1>a1 a1>p a1>q sub>b b>end', inner), ['sub']);
    for (const words of ['p q b', 'q p b', 'p q q p b']) expect(fits(words)).toBe(true);
    for (const words of ['p b q', 'p b', 'p p q q b']) expect(fits(words)).toBe(false);
  });

  test('[CO3] an interrupting border event ends what it is on, another one only adds', () => {
    const inner = (interrupts: boolean) => [
      node('sub-process', 'sub'),
      node('start', 'start1', { scope: 'sub' }),
      node('task', 'p', { scope: 'sub' }),
      node('task', 'q', { scope: 'sub' }),
      node('boundary', 'late', { attachedTo: 'sub', interrupts }),
    ];
    const flows = 'start>sub start1>p p>q sub>b b>end late>r r>end2';
    const cut = judging(reference(flows, inner(true)), ['sub']);
    for (const words of ['p q b', 'late r', 'p late r']) expect(cut.fits(words)).toBe(true);
    for (const words of ['p late q b', 'p late r b', 'p q b late r']) expect(cut.fits(words)).toBe(false);
    const added = judging(reference(flows, inner(false)), ['sub']);
    for (const words of ['p q b', 'p late q r b']) expect(added.fits(words)).toBe(true);
    expect(added.fits('p late r')).toBe(false);
  });

  test('[CO3] an event sub-process may end the whole from anywhere once it has begun; one nobody hears of excuses nothing', () => {
    const nodes = [
      node('sub-process', 'sub', { byEvent: true }),
      node('start', 'expired', { scope: 'sub' }),
      node('end', 'end3', { scope: 'sub' }),
    ];
    const model = reference('start>a a>b b>end expired>end3', nodes);
    const heard = judging(model, ['sub']);
    for (const words of ['a b', 'a expired']) expect(heard.fits(words)).toBe(true);
    for (const words of ['a expired b', 'a', 'a b expired']) expect(heard.fits(words)).toBe(false);
    expect(judging(model, ['sub', 'expired']).fits('a')).toBe(false);
  });

  test('[CO3] a terminating end takes everything with it', () => {
    const { fits } = judging(
      reference('start>a1 a1>a a1>b a>end1 b>end2', [node('end', 'end1', { terminates: true })]),
    );
    expect(['a', 'b a', 'b'].map((words) => fits(words))).toEqual([true, true, false]);
  });

  test('[CO7] a reference whose gateways do not match hangs nobody: tokens meet as one, and where it cannot end nothing is explained', () => {
    const meeting = judging(reference('start>a1 a1>a a1>b a>x1 b>x1 x1>c c>end'));
    expect(meeting.fits('a b c')).toBe(true);
    const stuck = judging(reference('start>x1 x1>a x1>b a>a1 b>a1 a1>c c>end'));
    expect(stuck.checker.judge(traceOf('a c'), true)).toBeNull();
    expect(stuck.fits('a', false)).toBe(true);
    const circle = judging(reference('start>x1 x1>x2 x2>x1 x2>a a>end'));
    expect(circle.fits('a')).toBe(true);
  });
});
