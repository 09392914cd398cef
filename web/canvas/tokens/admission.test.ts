import { expect, test } from 'vitest';
import { createAdmission } from './admission.ts';

function offer(admission: ReturnType<typeof createAdmission>, moves: number, underWay: number): number {
  let drawn = 0;
  for (let i = 0; i < moves; i++) if (admission.admit(underWay)) drawn++;
  return drawn;
}

test('[UI54] with room every move is drawn and one dot is one order', () => {
  const admission = createAdmission(1_000);
  expect(offer(admission, 300, 100)).toBe(300);
  expect(admission.factor()).toBe(1);
});

test('[UI54] a filling layer draws fewer and says how many one dot stands for', () => {
  const admission = createAdmission(1_000, 200);
  offer(admission, 1_000, 900);
  const factor = admission.factor();
  expect(factor).toBeGreaterThan(1);
  expect(offer(admission, 100, 500)).toBe(Math.floor(100 / factor));
});

test('[UI54] nothing is drawn on a full layer', () => {
  expect(offer(createAdmission(1_000), 50, 1_000)).toBe(0);
});

test('[UI54] the factor returns to one when the rush is over', () => {
  const admission = createAdmission(1_000, 50);
  offer(admission, 500, 900);
  offer(admission, 5_000, 10);
  expect(admission.factor()).toBe(1);
});
