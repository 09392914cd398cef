import { basename } from 'node:path';
import { delimiterOf, recogniseColumns } from './csv-columns.ts';
import { LogFault } from './log-fault.ts';
import { readText } from './log-text.ts';

export type LogFormat = 'xes' | 'jsonl' | 'csv';

const formatByEnding: ReadonlyMap<string, LogFormat> = new Map([
  ['xes', 'xes'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
]);

const withoutGzip = (path: string): string => basename(path).replace(/\.gz$/i, '');

/** The name of a log: its file's, without the endings. */
export const logName = (path: string): string => withoutGzip(path).replace(/(?<=.)\.[^.]*$/, '');

function formatByText(text: string): LogFormat | null {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  switch (start[0]) {
    case '<':
      return 'xes';
    case '{':
      return 'jsonl';
    default: {
      const [header = ''] = start.split(/\r?\n/, 1);
      const names = header.split(delimiterOf(header)).map((name) => name.replaceAll('"', ''));
      return recogniseColumns(names) === null ? null : 'csv';
    }
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
  throw new LogFault(
    `${path} is no log that can be read; XES (.xes), CSV (.csv) and JSON lines (.jsonl) can, also packed (.gz).`,
  );
}
