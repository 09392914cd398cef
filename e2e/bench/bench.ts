/** One measured number, as one line of JSON on standard output (interface.md). */
export interface Figure {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  /** What the same run measured for what we compare ourselves with; null where there is nothing. */
  readonly baseline: number | null;
  /** `value / baseline`. */
  readonly ratio: number | null;
}

export interface Bench {
  readonly name: string;
  /** Measures and yields figures as they are ready; throws `BenchSkipped` where something it needs is missing. */
  run(): AsyncIterable<Figure>;
}

/** Something outside the project is missing; the message says what to do. */
export class BenchSkipped extends Error {
  override readonly name = 'BenchSkipped';
}

const rounded = (value: number): number => Number(value.toPrecision(4));

export const figure = (bench: string, unit: string, value: number, baseline: number | null = null): Figure => ({
  bench,
  value: rounded(value),
  unit,
  baseline: baseline === null ? null : rounded(baseline),
  ratio: baseline === null ? null : rounded(value / baseline),
});
