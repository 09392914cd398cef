import { expect, test } from 'vitest';
import { toActivity, toOrderId } from '../../shared/ids.ts';
import type { LogEvent } from '../file/log-event.ts';
import { completedSteps, groupVariants } from './completed-steps.ts';
import { findOverlaps } from './evidence.ts';

/** 'pay:start pay:complete': activity and transition; without a transition none. */
const traceOf = (words: string): readonly LogEvent[] =>
  words.split(' ').map((word) => {
    const [activity = '', lifecycle = null] = word.split(':');
    return {
      orderId: toOrderId('1'),
      activity: toActivity(activity),
      lifecycle,
      at: null,
      resource: null,
      eventId: null,
    };
  });

const stepsOf = (...traces: readonly string[]) => completedSteps(traces.map(traceOf)).map((steps) => steps.join(' '));

test('[CF11] where a log has complete events they alone are steps, in every order', () => {
  expect(stepsOf('a:start b:start a:complete b:complete', 'c:start', 'd:suspend e')).toEqual(['a b', '', '']);
});

test('[CF11] a log without any is taken whole', () => {
  expect(stepsOf('a:accepted a:queued', 'b')).toEqual(['a a', 'b']);
});

test('[CF11] equal ways are one variant; an order without steps counts', () => {
  const orders = completedSteps(['a b', 'b a', 'a b'].map(traceOf));
  expect(groupVariants([...orders, []])).toEqual({
    activities: ['a', 'b'],
    variants: [
      { trace: [0, 1], count: 2 },
      { trace: [1, 0], count: 1 },
      { trace: [], count: 1 },
    ],
  });
});

test('[CF11] [QU12] starts and completes that interleave in enough orders are proof; words of other systems are no transitions', () => {
  const beside = 'a:start b:start a:complete b:complete';
  const after = 'a:start a:complete b:start b:complete';
  expect(findOverlaps([beside, beside, after].map(traceOf))).toEqual([['a', 'b']]);
  expect(findOverlaps([after, after, after].map(traceOf))).toEqual([]);
  expect(findOverlaps(['a:open b:open a:closed b:closed', beside.replaceAll('start', 'open')].map(traceOf))).toEqual(
    [],
  );
});
