import { pairedActivitiesMax } from '../limits.ts';

/** What one finished order says about activities and pairs of them. */
export interface TraceShape {
  /** Its distinct activities by first occurrence; only the first `length` entries count. */
  readonly steps: Int32Array;
  readonly length: number;
  /** 1 where the step at that place occurs more than once. */
  readonly repeats: Uint8Array;
}

/** Reads traces into one scratch shape, valid until the next is read. Activities beyond `pairedActivitiesMax` are passed over. O(length). */
export function createShapeReader(): (trace: readonly number[]) => TraceShape {
  const steps = new Int32Array(pairedActivitiesMax);
  const repeats = new Uint8Array(pairedActivitiesMax);
  const placeOf = new Int32Array(pairedActivitiesMax);
  const readIn = new Int32Array(pairedActivitiesMax);
  const shape = { steps, length: 0, repeats };
  let reading = 0;
  return (trace) => {
    reading++;
    let length = 0;
    for (const activity of trace) {
      if (activity >= steps.length) continue;
      if (readIn[activity] === reading) {
        repeats[placeOf[activity] as number] = 1;
        continue;
      }
      readIn[activity] = reading;
      placeOf[activity] = length;
      repeats[length] = 0;
      steps[length++] = activity;
    }
    shape.length = length;
    return shape;
  };
}
