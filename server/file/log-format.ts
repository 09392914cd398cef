import { basename } from 'node:path';
import { LogFault } from './log-fault.ts';
import { readText } from './log-text.ts';

export type LogFormat = 'xes' | 'jsonl';

const formatByEnding: ReadonlyMap<string, LogFormat> = new Map([
  ['xes', 'xes'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
]);

const withoutGzip = (path: string): string => basename(path).replace(/\.gz$/i, '');

/** The name of a log: its file's, without the endings. */
export const logName = (path: string): string => withoutGzip(path).replace(/(?<=.)\.[^.]*$/, '');

function formatByText(text: string): LogFormat | null {
  switch (text.replace(/^\uFEFF/, '').trimStart()[0]) {
    case '<':
      return 'xes';
    case '{':
      return 'jsonl';
    default:
      return null;
  }
}

/** By the ending, else by how the text begins. Throws `LogFault` where neither tells. */
export async function detectFormat(path: string): Promise<LogFormat> {
  const ending = /\.([^.]+)$/.exec(withoutGzip(path))?.[1]?.toLowerCase() ?? '';
  const byEnding = formatByEnding.get(ending);
  if (byEnding !== undefined) return byEnding;
  for await (const text of readText(path)) {
    const byText = formatByText(text);
    if (byText !== null) return byText;
    break;
  }
  throw new LogFault(`${path} is no log that can be read; XES (.xes) and JSON lines (.jsonl) can, also packed (.gz).`);
}
