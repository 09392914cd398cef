export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What one part of the tests came to; `failures` names every failing thing in a line of its own. */
export interface Outcome {
  readonly counts: Counts;
  readonly failures: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

export const sum = (outcomes: readonly Outcome[]): Counts => outcomes.map(({ counts }) => counts).reduce(add, none);

/** The last line of a run. */
export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * A runner may fail without a failing test (a file that does not load, a setup that throws), and one that ran nothing has proven nothing:
 * both are one failure more.
 */
export function judged({ counts, failures }: Outcome, exitCode: number | null): Outcome {
  const ran = counts.passed + counts.failed + counts.skipped;
  const reason =
    exitCode !== 0 && counts.failed === 0
      ? `ended with ${exitCode === null ? 'a signal' : `exit code ${exitCode}`}, see above`
      : ran === 0
        ? 'ran no test'
        : null;
  if (reason === null) return { counts, failures };
  return { counts: add(counts, { ...none, failed: 1 }), failures: [...failures, reason] };
}
