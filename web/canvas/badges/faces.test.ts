import { expect, test } from 'vitest';
import { aStep } from '../testing/records.fixture.ts';
import { heatFace, pillFace, troubleFace, waitingFace } from './faces.ts';

test('[UI55] the waiting badge abbreviates and keeps the full number in its title', () => {
  const face = waitingFace(aStep({ waiting: 1_204, type: 'shipping' }));
  expect(face.text).toBe('1.2k');
  expect(face.title).toBe('1,204 waiting for shipping');
});

test('[UI55] nobody waiting is a quiet zero', () => {
  expect(waitingFace(aStep())).toMatchObject({ text: '0', tone: 'quiet' });
});

test.each([
  [
    { overdue: 7, atRisk: 13 },
    { icon: 'alert', tone: 'over', text: '7', title: '7 overdue, 13 at risk' },
  ],
  [
    { overdue: 0, atRisk: 3 },
    { icon: 'hourglass', tone: 'risk', text: '3', title: '3 at risk' },
  ],
  [{ overdue: 0, atRisk: 0 }, null],
])('[UI55] trouble %j shows %j', (trouble, face) => {
  expect(troubleFace(trouble)).toEqual(face);
});

test('[UI55] a gateway or event where nobody waits has no pill', () => {
  expect(pillFace({ waiting: 0, atRisk: 0, overdue: 0 })).toBeNull();
  expect(pillFace({ waiting: 1_190, atRisk: 0, overdue: 0 })).toMatchObject({ text: '1.1k', tone: 'none' });
});

test('[UI57] a step without heat has no number badge', () => {
  expect(heatFace(undefined)).toBeNull();
  expect(heatFace({ marker: null, text: null, title: '' })).toBeNull();
});
