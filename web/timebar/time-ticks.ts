/** Steps a time axis may take, from one second to a year. */
const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800]
  .concat([604_800, 2_592_000, 7_776_000, 31_536_000])
  .map((seconds) => seconds * 1_000);

export interface TimeTicks {
  readonly stepMs: number;
  readonly instants: readonly number[];
}

/** Round instants of the shortest step that gives at most `ticksMax` of them in the span (from, to]. */
export function timeTicks(fromMs: number, toMs: number, ticksMax: number): TimeTicks {
  const stepMs = stepsMs.find((candidate) => (toMs - fromMs) / candidate <= ticksMax) ?? toMs - fromMs;
  const instants: number[] = [];
  for (let atMs = Math.ceil(fromMs / stepMs) * stepMs; atMs <= toMs && stepMs > 0; atMs += stepMs) instants.push(atMs);
  return { stepMs, instants };
}
