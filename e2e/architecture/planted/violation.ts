/** The parts of `npm run check`, in its order. */
export type Tool = 'types' | 'lint' | 'dead code' | 'house';

/** A file that breaks a rule, and what is said about it. */
export interface Violation {
  readonly path: string;
  readonly text: string;
  /** Which tool says what; the sentence stands in one line with the path. */
  readonly said: Partial<Record<Tool, string>>;
}

/** A file and its text, lines joined. */
export const file = (path: string, lines: string | readonly string[], said: Violation['said']): Violation => ({
  path,
  text: `${[lines].flat().join('\n')}\n`,
  said,
});
