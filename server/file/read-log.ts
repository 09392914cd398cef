import { readCsv } from './csv.ts';
import { type JsonlEntry, readJsonl } from './jsonl.ts';
import type { LogEvent } from './log-event.ts';
import { detectFormat, logName } from './log-format.ts';
import { readText } from './log-text.ts';
import { createSkipCounter, noneSkipped, type SkippedRows } from './skipped-rows.ts';
import { collect } from './streams.ts';
import { mergeInTimeOrder } from './time-order.ts';
import { readXes } from './xes.ts';

/** The orders of an event log, nothing left out: for discovery without a server. */
export interface LogTraces {
  /** By order, in the order of the file. */
  readonly traces: readonly (readonly LogEvent[])[];
  readonly skipped: SkippedRows;
}

/**
 * Reads a log whole (XES, CSV or JSON lines, also gzipped). The traces of XES stand as they are written; a table's rows and lines of
 * JSON are put in time order and grouped by order. Rows and lines that are no events are skipped, and told. Throws `LogFault`.
 */
export async function readTraces(path: string): Promise<LogTraces> {
  const name = logName(path);
  switch (await detectFormat(path)) {
    case 'xes':
      return { traces: await collect(readXes(path, readText(path))), skipped: noneSkipped };
    case 'csv': {
      const { skip, skipped } = createSkipCounter();
      const rows = await collect(readCsv(path, readText(path), skip));
      return { traces: groupByOrder(sortByTime(rows)), skipped: skipped() };
    }
    case 'jsonl': {
      const { skip, skipped } = createSkipCounter();
      const lines = await collect(readJsonl(path, name, readText(path)));
      for (const [index, { event }] of lines.entries()) {
        if (event === null) skip(`${path} record ${index + 1} is no event: an order id or an event type is missing.`);
      }
      return { traces: groupByOrder(inTimeOrder(lines)), skipped: skipped() };
    }
  }
}

/**
 * The rows of a table by time: exports come in any order. A row without a time takes that of the row of its order before it; equal
 * times, and a table without any, stay as they stand. O(n log n).
 */
export function sortByTime(rows: readonly LogEvent[]): readonly LogEvent[] {
  const reached = new Map<string, number>();
  const timed = rows.map((row) => {
    const at = row.at ?? reached.get(row.orderId) ?? Number.NEGATIVE_INFINITY;
    reached.set(row.orderId, at);
    return { row, at };
  });
  // Two that have no time at all differ by NaN.
  return timed.sort((a, b) => a.at - b.at || 0).map(({ row }) => row);
}

function groupByOrder(events: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const traces = new Map<string, LogEvent[]>();
  for (const event of events) {
    const trace = traces.get(event.orderId);
    if (trace === undefined) traces.set(event.orderId, [event]);
    else trace.push(event);
  }
  return [...traces.values()];
}

/** What keeps its own order whatever its times say: the records of a partition, the bare events of an order. */
export const sequenceOfLine = ({ offset, topic, partition, event }: JsonlEntry): string =>
  offset === null ? (event?.orderId ?? '') : `${topic}/${partition}`;

function inTimeOrder(lines: readonly JsonlEntry[]): readonly LogEvent[] {
  const timed = lines.map((line) => ({ line, at: line.at, sequence: sequenceOfLine(line) }));
  return mergeInTimeOrder(timed, 'events').flatMap(({ item: { line } }) => {
    if (line.event === null) return [];
    const { orderId, activity, lifecycle, source, eventId, at } = line.event;
    return [{ orderId, activity, lifecycle, at: line.at === null ? null : at, resource: source, eventId }];
  });
}
