import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, toActivity } from '../ids.ts';
import { compile } from './automaton.ts';
import type { Marking } from './marking.ts';
import { orderPath } from './order-path.ts';
import { fits } from './replayer.ts';
import { choices, randomModel, walk } from './testing/random-model.ts';
import { markingAfter, markingsOf, replayerOf } from './testing/replays.ts';

const settings = { seed: 12, numRuns: 200 };
const models = randomModel({ loops: true });
const anyTrace = fc.array(
  fc.integer({ min: 0, max: 14 }).map((index) => toActivity(`a${index}`)),
  { maxLength: 20 },
);

test('[RP3] what the model generates fits, and every step was enabled by an earlier event', () => {
  fc.assert(
    fc.property(models, choices, (model, picked) => {
      const replayer = replayerOf(model);
      const trace = walk(compile(model.root), picked);
      expect(fits(replayer, trace)).toBe(true);
      for (const [index, marking] of markingsOf(replayer, trace).entries()) {
        expect(marking.deviations).toEqual([]);
        expect(marking.stepEnabledBy).toBeGreaterThanOrEqual(-1);
        expect(marking.stepEnabledBy).toBeLessThan(index);
      }
    }),
    settings,
  );
});

test('[RP3] any trace replays: at most one deviation an event, tokens wait since an event that happened', () => {
  fc.assert(
    fc.property(models, anyTrace, (model, trace) => {
      const replayer = replayerOf(model);
      let deviations = 0;
      for (const [index, marking] of markingsOf(replayer, trace).entries()) {
        const found = marking.deviations.length - deviations;
        expect(found === 0 || (found === 1 && marking.deviations.at(-1)?.index === index)).toBe(true);
        expect(marking.stepEnabledBy === -2).toBe(found === 1);
        deviations = marking.deviations.length;
        for (const { enabledBy } of marking.tokens) {
          expect(enabledBy).toBeGreaterThanOrEqual(-1);
          expect(enabledBy).toBeLessThanOrEqual(index);
        }
      }
    }),
    settings,
  );
});

test('[RP3] replay is deterministic: whatever was replayed before, the same trace has the same marking', () => {
  fc.assert(
    fc.property(models, anyTrace, anyTrace, (model, before, trace) => {
      const used = replayerOf(model);
      markingsOf(used, before);
      const withoutState = ({ tokens, deviations, stepEnabledBy, travelled }: Marking) => {
        return { tokens, deviations, stepEnabledBy, travelled };
      };
      const fresh = markingsOf(replayerOf(model), trace).map(withoutState);
      expect(markingsOf(used, trace).map(withoutState)).toEqual(fresh);
    }),
    settings,
  );
});

test('[RP3] an open order has tokens, one that can only end has none', () => {
  fc.assert(
    fc.property(models, choices, anyTrace, (model, picked, noise) => {
      const replayer = replayerOf(model);
      for (const marking of markingsOf(replayer, [...walk(compile(model.root), picked), ...noise])) {
        expect(replayer.canEnd(marking)).toBe(marking.tokens.every((token) => token.mayEnd));
        expect(new Set(marking.tokens.map((token) => token.key)).size).toBe(marking.tokens.length);
      }
    }),
    settings,
  );
});

test('[RP3] two parallel neighbours may swap: the tokens stand the same, only since when may differ', () => {
  fc.assert(
    fc.property(randomModel({ loops: false }), choices, (model, picked) => {
      const replayer = replayerOf(model);
      const automaton = compile(model.root);
      const trace = walk(automaton, picked);
      const standing = (marking: Marking) =>
        marking.tokens.map(({ element, anyOf, mayEnd }) => ({ element, anyOf, mayEnd }));
      for (const [index, activity] of trace.entries()) {
        const following = trace[index + 1];
        if (following === undefined || !automaton.parallel(activity, following)) continue;
        const swapped: readonly Activity[] = [...trace.slice(0, index), following, activity];
        const [one, other] = [markingAfter(replayer, trace.slice(0, index + 2)), markingAfter(replayer, swapped)];
        expect(other.deviations).toEqual([]);
        expect(other.state).toBe(one.state);
        expect(standing(other)).toEqual(standing(one));
      }
    }),
    settings,
  );
});

test('[RP7] chains are unbroken, lead through gateways only and bring every enabled token to where it is drawn', () => {
  fc.assert(
    fc.property(models, choices, (model, picked) => {
      const replayer = replayerOf(model);
      const { paths } = replayer;
      const trace = walk(compile(model.root), picked);
      let before = new Set(replayer.initial.tokens.map((token) => token.element));
      for (const [index, marking] of markingsOf(replayer, trace).entries()) {
        const chains = marking.travelled.map((chain) => chain.map((flow) => paths.flow(flow)));
        for (const chain of chains) {
          for (const [at, flow] of chain.slice(1).entries()) expect(flow?.source).toBe(chain[at]?.target);
        }
        const ends = new Set(chains.map((chain) => chain.at(-1)?.target));
        for (const token of marking.tokens) {
          if (token.enabledBy === index && !before.has(token.element)) expect(ends).toContain(token.element);
        }
        before = new Set(marking.tokens.map((token) => token.element));
      }
    }),
    settings,
  );
});

test('[RP13] the way of a fitting order hangs together: whatever is done or waiting is entered by a flow that is done', () => {
  fc.assert(
    fc.property(models, choices, fc.nat(30), (model, picked, length) => {
      const replayer = replayerOf(model);
      const { paths } = replayer;
      const trace = walk(compile(model.root), picked).slice(0, length);
      if (trace.length === 0) return;
      const { done, waiting, blocked } = orderPath(replayer, trace);
      const entered = new Set(done.map((element) => paths.flow(element)?.target));
      for (const element of [...done, ...waiting]) {
        const isInner = paths.node(element) !== null && element !== paths.start?.id;
        if (isInner) expect(entered).toContain(element);
      }
      expect(new Set([...done, ...waiting, ...blocked]).size).toBe(done.length + waiting.length + blocked.length);
    }),
    settings,
  );
});
