import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after } from '../orders/testing/order.fixture.ts';
import { axisLabels, characterWidth } from './axis-labels.ts';
import { createTimeScale } from './time-scale.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const marks = { startMs: after(0), endMs: after(2_832), closed: false, due: { atMs: after(600), learned: false } };

test('[UI28] the stuck order: start, ticks, deadline and now, idle lengths where there is room', () => {
  const scale = createTimeScale([0, 12, 52, 600, 2_832].map(after));
  const labels = axisLabels(scale, marks).toSorted((a, b) => a.position - b.position);
  expect(labels.map(({ text }) => plain(text))).toEqual([
    '10:02:11',
    '+20 s',
    '+40 s',
    '9m 08s idle',
    '10:12:11 SLA',
    '37m 12s idle',
    'now',
  ]);
});

test('[UI28] a closed order says when it ended, a learned limit that it is the usual one', () => {
  const scale = createTimeScale([0, 300, 700].map(after));
  const due = { atMs: after(300), learned: true };
  const texts = axisLabels(scale, { ...marks, endMs: after(700), closed: true, due }).map(({ text }) => text);
  expect(texts).toContain('end 10:13:51');
  expect(texts).toContain('10:07:11 usual limit');
});

test('[UI28] labels never overlap, now and the start always stand', () => {
  const seconds = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(seconds, fc.nat(1_000_000), (values, dueS) => {
      const endMs = after(Math.max(...values));
      const due = after(dueS) < endMs ? { atMs: after(dueS), learned: false } : null;
      const scale = createTimeScale([after(0), ...values.map(after), ...(due ? [due.atMs] : [])]);
      const labels = axisLabels(scale, { startMs: after(0), endMs, closed: false, due });
      expect(labels.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['start', 'end']));
      const sorted = labels.toSorted((a, b) => a.position - b.position);
      for (const [index, label] of sorted.slice(1).entries()) {
        const before = sorted[index] ?? label;
        const needed = ((label.text.length + before.text.length) * characterWidth) / 2;
        expect(label.position - before.position).toBeGreaterThan(needed);
      }
    }),
  );
});
