import { csvRowLinesMax } from '../../shared/limits.ts';

/** Whether a quoted field that begins in this text is still open at its end. O(text). */
function leavesQuoteOpen(text: string, delimiter: string): boolean {
  for (let start = 0; start >= 0 && start < text.length; ) {
    if (text[start] === '"') {
      const close = closingQuote(text, start + 1);
      if (close < 0) return true;
      start = close + 1;
    }
    const next = nextBreak(text, start, delimiter);
    start = next < 0 ? -1 : next + 1;
  }
  return false;
}

/** The first field break from here on: a delimiter or the end of a line. */
function nextBreak(text: string, from: number, delimiter: string): number {
  const [field, line] = [text.indexOf(delimiter, from), text.indexOf('\n', from)];
  return field < 0 || line < 0 ? Math.max(field, line) : Math.min(field, line);
}

/** A quote is closed by one that is not doubled. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

/** Passes on lines of a table as text for a parser that would take everything behind a quote that is never closed for one field. */
export interface QuoteCloser {
  /** What can be said after these lines: whole rows. */
  push(lines: readonly string[]): string;
  end(): string;
}

/**
 * A line whose quote does not close within `csvRowLinesMax` lines is told to `onOpen` and replaced by an empty one, so that line numbers
 * stay. Lines without quotes cost nothing but their copy.
 */
export function createQuoteCloser(delimiter: string, onOpen: (lineNumber: number) => void): QuoteCloser {
  let waiting: string[] = [];
  let lineNumber = 0;

  /** Rows that the waiting lines make; at the end, all that they can. */
  function settle(isEnd: boolean): string {
    let settled = '';
    while (waiting.length > 0) {
      const end = waiting.findIndex((_, index) => !leavesQuoteOpen(waiting.slice(0, index + 1).join('\n'), delimiter));
      if (end < 0 && !isEnd && waiting.length < csvRowLinesMax) break;
      if (end < 0) onOpen(lineNumber - waiting.length + 1);
      settled += end < 0 ? '\n' : `${waiting.slice(0, end + 1).join('\n')}\n`;
      waiting = waiting.slice(Math.max(end, 0) + 1);
    }
    return settled;
  }

  return {
    push(lines) {
      let text = '';
      for (const line of lines) {
        lineNumber += 1;
        const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (waiting.length === 0 && !plain.includes('"')) {
          text += `${plain}\n`;
          continue;
        }
        waiting.push(plain);
        text += settle(false);
      }
      return text;
    },
    end: () => settle(true),
  };
}
