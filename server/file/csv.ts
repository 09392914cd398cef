import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Info, parse } from 'csv-parse';
import { instantOf } from '../../shared/event/instant.ts';
import { type EpochMs, toActivity, toOrderId } from '../../shared/ids.ts';
import { type CsvColumns, delimiterOf, recogniseColumns } from './csv-columns.ts';
import { createQuoteCloser } from './csv-rows.ts';
import type { LogEvent } from './log-event.ts';
import { LogFault } from './log-fault.ts';
import { readLineBatches } from './streams.ts';

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * The rows of a CSV log (RFC 4180; comma, semicolon, tab or bar) in the order of the file, read as a stream. The first line names the
 * columns. A row that is no event is told to `skip` in one sentence with its line, and passed over. Throws `LogFault` where the header
 * names no order or no activity.
 */
export async function* readCsv(
  name: string,
  chunks: AsyncIterable<string>,
  skip: (sentence: string) => void,
): AsyncGenerator<LogEvent> {
  let columns: CsvColumns | null = null;
  let width = 0;
  const fault = (line: number, what: string): string => `${name} line ${line}: ${what}.`;
  for await (const { record, info } of parseRows(chunks, (line) => skip(fault(line, 'a quote is never closed')))) {
    if (columns === null) {
      columns = recogniseColumns(record);
      width = record.length;
      if (columns === null) throw new LogFault(fault(info.lines, explainHeader(record)));
      continue;
    }
    const read = readRow(record, columns, width);
    if (typeof read === 'string') skip(fault(info.lines, read));
    else yield read;
  }
}

async function* parseRows(
  chunks: AsyncIterable<string>,
  onOpenQuote: (line: number) => void,
): AsyncGenerator<ParsedRow> {
  const batches = readLineBatches(chunks);
  const { value: first = [] } = await batches.next();
  const [header = '', ...behind] = first;
  const start = header.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(start);
  const rows = createQuoteCloser(delimiter, onOpenQuote);
  async function* closed(): AsyncGenerator<string> {
    yield rows.push([start, ...behind]);
    for await (const lines of batches) yield rows.push(lines);
    yield rows.end();
  }
  // What is wrong with a row is judged here: the parser's own way of skipping loses the rows behind it.
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  });
  // The pipeline's own failure is the same one that the reader of the parser meets.
  pipeline(Readable.from(closed()), parser).catch(() => undefined);
  yield* parser as AsyncIterable<ParsedRow>;
}

/** A first line that is no header may be anything. */
const headerCharsShownMax = 200;

function explainHeader(header: readonly string[]): string {
  const columns = header.join(', ').slice(0, headerCharsShownMax);
  return `no column is named as the order (case, case_id, orderId …) or none as the activity (activity, event …); it has ${columns}`;
}

/** The event of a row, or what is wrong with it. */
function readRow(row: readonly string[], columns: CsvColumns, width: number): LogEvent | string {
  const cell = (index: number): string | null => row[index]?.trim() || null;
  if (row.slice(width).some((value) => value.trim() !== '')) {
    return `it has ${row.length} values for ${width} columns`;
  }
  const [orderId, activity] = [cell(columns.orderId), cell(columns.activity)];
  if (orderId === null) return 'it names no order';
  if (activity === null) return 'it names no activity';
  const time = cell(columns.at);
  const at = time === null ? null : readTime(time);
  if (time !== null && at === null) return `"${time}" is no time that can be read`;
  return {
    orderId: toOrderId(orderId),
    activity: toActivity(activity),
    lifecycle: cell(columns.lifecycle)?.toLowerCase() ?? null,
    at,
    resource: cell(columns.resource),
    eventId: cell(columns.eventId),
  };
}

/** Dates are written with slashes too (2006/11/07 10:00:36.000); year first, for anything else is a guess. */
/** Slashes as in exports of spreadsheets; a day alone begins at midnight, UTC. */
const readTime = (text: string): EpochMs | null =>
  instantOf(text.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3').replace(/^\d{4}-\d\d-\d\d$/, '$&T00:00'));
