import { LogFault } from './log-fault.ts';

/** Rows of a log that could not be read as events: passed over, counted, and the first of them told. */
export interface SkippedRows {
  readonly count: number;
  /** One sentence each, with file and line. */
  readonly firsts: readonly string[];
}

/** Sentences kept: whoever mends a log begins with the first ones. */
const firstsMax = 5;

export const noneSkipped: SkippedRows = { count: 0, firsts: [] };

/** Counts skipped rows while a log is read. */
export function createSkipCounter(): { skip(sentence: string): void; skipped(): SkippedRows } {
  const firsts: string[] = [];
  let count = 0;
  return {
    skip(sentence) {
      count += 1;
      if (firsts.length < firstsMax) firsts.push(sentence);
    },
    skipped: () => ({ count, firsts: [...firsts] }),
  };
}

/** The fault of a log without a single event: with the first reason, where there were rows that could not be read. */
export const emptyLog = (path: string, { count, firsts: [first] }: SkippedRows): LogFault =>
  first === undefined
    ? new LogFault(`${path} holds no events.`)
    : new LogFault(
        `${path} holds no event that can be read: ${count} ${count === 1 ? 'row was' : 'rows were'} skipped. ${first}`,
      );

/** What a person is told about them: a line each, and how many more there were. */
export function explainSkipped({ count, firsts }: SkippedRows): readonly string[] {
  const more = count - firsts.length;
  return more === 0 ? firsts : [...firsts, `${more} more rows were skipped as well.`];
}
