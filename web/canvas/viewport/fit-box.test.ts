import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitBox, fitScaleMax } from './fit-box.ts';

const insets = { top: 56, bottom: 100 };

test('[UI51] a fitted diagram lies between the insets, centred, in any window', () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.integer({ min: -500, max: 500 }),
        y: fc.integer({ min: -500, max: 500 }),
        width: fc.integer({ min: 100, max: 2_000 }),
        height: fc.integer({ min: 50, max: 1_200 }),
      }),
      fc.record({ width: fc.integer({ min: 600, max: 2_000 }), height: fc.integer({ min: 420, max: 1_200 }) }),
      (content, view) => {
        const box = fitBox(content, view, insets);
        const scale = view.width / box.width;
        const top = (content.y - box.y) * scale;
        const bottom = view.height - (content.y + content.height - box.y) * scale;
        const left = (content.x - box.x) * scale;
        const right = view.width - (content.x + content.width - box.x) * scale;
        expect(scale).toBeLessThanOrEqual(fitScaleMax + 1e-9);
        expect(left).toBeCloseTo(right, 4);
        expect(top - insets.top).toBeCloseTo(bottom - insets.bottom, 4);
        expect(left).toBeGreaterThanOrEqual(28 - 1e-6);
        expect(top).toBeGreaterThanOrEqual(insets.top - 1e-6);
      },
    ),
  );
});
