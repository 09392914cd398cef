import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplePath } from '../geometry/sampled-path.ts';
import { createMotion, flowTravelMs, type Traveller } from './motion.ts';

const short = samplePath([
  { x: 0, y: 0 },
  { x: 40, y: 0 },
]);
const long = samplePath([
  { x: 40, y: 0 },
  { x: 40, y: 900 },
]);

function token(changes: Partial<Traveller> = {}): Traveller {
  return { orderId: 'a', state: 'in-flight', flows: ['short', 'long'], paths: [short, long], startMs: 0, ...changes };
}

function onlyPosition(motion: ReturnType<typeof createMotion>, nowMs: number): readonly number[] {
  const frame = motion.frameAt(nowMs)['in-flight'];
  expect(frame.count).toBe(1);
  return [...frame.positions.slice(0, 2)];
}

test('[UI53] a token takes the same time over a short and over a long flow', () => {
  const motion = createMotion(10);
  motion.launch(token());
  expect(onlyPosition(motion, flowTravelMs / 2)).toEqual([20, 0]);
  expect(onlyPosition(motion, flowTravelMs * 1.5)).toEqual([40, 450]);
});

test('[UI53] a token leaves after its last flow', () => {
  const motion = createMotion(10);
  motion.launch(token());
  motion.frameAt(flowTravelMs * 2);
  expect(motion.size()).toBe(0);
});

test('[UI53] a token that starts later is under way but not drawn yet', () => {
  const motion = createMotion(10);
  motion.launch(token({ startMs: 50 }));
  expect(motion.frameAt(0)['in-flight'].count).toBe(0);
  expect(motion.size()).toBe(1);
});

test('[UI54] the layer never holds more tokens than its capacity', () => {
  const motion = createMotion(3);
  const taken = Array.from({ length: 5 }, () => motion.launch(token()));
  expect(taken).toEqual([true, true, true, false, false]);
});

test('[UI53] every token in motion is packed under its own state exactly once', () => {
  const states = ['in-flight', 'closed', 'at-risk', 'overdue'] as const;
  fc.assert(
    fc.property(
      fc.array(fc.record({ state: fc.constantFrom(...states), startMs: fc.integer({ min: 0, max: 3_000 }) })),
      fc.integer({ min: 0, max: 6_000 }),
      (launched, nowMs) => {
        const motion = createMotion(10_000);
        for (const one of launched) motion.launch(token(one));
        const frames = motion.frameAt(nowMs);
        for (const state of states) {
          const age = (startMs: number) => nowMs - startMs;
          const drawn = launched.filter(
            (one) => one.state === state && age(one.startMs) >= 0 && age(one.startMs) < 2 * flowTravelMs,
          );
          expect(frames[state].count).toBe(drawn.length);
        }
      },
    ),
  );
});

test('[UI53] a changed model moves the tokens under way to its flows and takes away those whose flow is gone', () => {
  const motion = createMotion(10);
  motion.launch(token({ orderId: 'stays' }));
  motion.launch(token({ orderId: 'goes' }));
  motion.revise((one) => (one.orderId === 'stays' ? { ...one, paths: [long, short] } : null));
  expect(onlyPosition(motion, flowTravelMs / 2)).toEqual([40, 450]);
});
