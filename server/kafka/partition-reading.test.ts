import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toEpochMs } from '../../shared/ids.ts';
import { createPartitionReading } from './partition-reading.ts';

const at = toEpochMs;

test('[SO3] a partition is caught up to the instant at which the end it has reached was seen', () => {
  const reading = createPartitionReading();
  reading.sawEnd(10, at(1_000));
  reading.advance(9);
  expect(reading.progress(at(1_500)).caughtUpAt).toBeNull();
  reading.advance(10);
  expect(reading.progress(at(1_500))).toEqual({ nextOffset: 10, endOffset: 10, caughtUpAt: 1_000 });
});

test('[SO3] an end that moves on does not take back what was proven, for a while', () => {
  const reading = createPartitionReading();
  reading.advance(10);
  reading.sawEnd(10, at(1_000));
  reading.sawEnd(20, at(2_000));
  expect(reading.progress(at(6_000)).caughtUpAt).toBe(1_000);
  expect(reading.progress(at(6_001)).caughtUpAt).toBeNull();
  reading.advance(20);
  expect(reading.progress(at(6_001)).caughtUpAt).toBe(2_000);
});

test('[SO3] an empty partition is caught up as soon as it was looked at', () => {
  const reading = createPartitionReading();
  expect(reading.progress(at(0)).caughtUpAt).toBeNull();
  reading.advance(0);
  reading.sawEnd(0, at(1_000));
  expect(reading.progress(at(1_000))).toEqual({ nextOffset: 0, endOffset: 0, caughtUpAt: 1_000 });
});

test('[SO1] the position never goes back and the end is never before it', () => {
  const step = fc.record({ advance: fc.nat(50), end: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const reading = createPartitionReading();
      let last = 0;
      steps.forEach(({ advance, end }, index) => {
        reading.sawEnd(end, at(index));
        reading.advance(advance);
        const { nextOffset, endOffset, caughtUpAt } = reading.progress(at(index));
        expect(nextOffset).toBeGreaterThanOrEqual(last);
        expect(endOffset).toBeGreaterThanOrEqual(nextOffset);
        if (nextOffset >= end) expect(caughtUpAt).toBe(index);
        last = nextOffset;
      });
    }),
  );
});
