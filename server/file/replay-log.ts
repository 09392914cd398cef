import type { SourceRecord } from '../../shared/event/record.ts';
import { type EpochMs, type OrderId, toEpochMs } from '../../shared/ids.ts';
import { createTextRecord } from '../memory/text-record.ts';
import { readCsv } from './csv.ts';
import { type JsonlEntry, readJsonl } from './jsonl.ts';
import { type LogEvent, selectEvents } from './log-event.ts';
import { LogFault } from './log-fault.ts';
import { detectFormat, logName } from './log-format.ts';
import { readText } from './log-text.ts';
import { sequenceOfLine, sortByTime } from './read-log.ts';
import { createSkipCounter, emptyLog, noneSkipped, type SkippedRows } from './skipped-rows.ts';
import { collect } from './streams.ts';
import { type FileOrder, mergeInTimeOrder, type Timed } from './time-order.ts';
import { readXes } from './xes.ts';

/** One record of a replay, made when it is delivered. */
export interface ReplayEntry {
  /** When it is delivered on the log's clock: its time, never before what precedes it in its order or partition. */
  readonly at: EpochMs;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Null where the record names no order that can be read. */
  readonly orderId: OrderId | null;
  toRecord(): SourceRecord;
}

/** An event log, read whole and put in time order. */
export interface ReplayLog {
  readonly name: string;
  readonly topics: readonly string[];
  /** At least one, by `at`; within a partition by offset. */
  readonly entries: readonly ReplayEntry[];
  /** Rows of a table that are not replayed. */
  readonly skipped: SkippedRows;
}

interface Draft extends Timed {
  place(at: EpochMs, index: number): ReplayEntry;
}

/** An event of a log as a record that carries the operational event contract (semantics 1). */
function draftOfEvent(topic: string, sequence: string, event: LogEvent): Draft {
  const { orderId, activity, lifecycle, resource, eventId } = event;
  const toRecord = (at: EpochMs, offset: number): SourceRecord => {
    const value = {
      type: activity,
      orderId,
      time: new Date(event.at ?? at).toISOString(),
      source: resource ?? topic,
      ...(lifecycle === null ? {} : { lifecycle }),
      ...(eventId === null ? {} : { id: eventId }),
    };
    return createTextRecord({ topic, partition: 0, offset, timestamp: at, key: orderId, value: JSON.stringify(value) });
  };
  return {
    at: event.at,
    sequence,
    place: (at, offset) => ({ at, topic, partition: 0, offset, orderId, toRecord: () => toRecord(at, offset) }),
  };
}

function draftOfLine(entry: JsonlEntry): Draft {
  const { topic, partition, key, value, headers, event, timestamp } = entry;
  const orderId = event?.orderId ?? null;
  return {
    at: entry.at,
    sequence: sequenceOfLine(entry),
    place(at, index) {
      const offset = entry.offset ?? index;
      const fields = { topic, partition, offset, key, value, headers, timestamp: toEpochMs(timestamp ?? at) };
      return { at, topic, partition, offset, orderId, toRecord: () => createTextRecord(fields) };
    },
  };
}

interface Drafts {
  readonly drafts: readonly Draft[];
  readonly fileOrder: FileOrder;
  readonly skipped: SkippedRows;
}

async function draftTraces(path: string, topic: string): Promise<Drafts> {
  const traces = selectEvents(await collect(readXes(path, readText(path))));
  const drafts = traces.flatMap((trace, index) => trace.map((event) => draftOfEvent(topic, String(index), event)));
  return { drafts, fileOrder: 'traces', skipped: noneSkipped };
}

async function draftRows(path: string, topic: string): Promise<Drafts> {
  const { skip, skipped } = createSkipCounter();
  const rows = sortByTime(await collect(readCsv(path, readText(path), skip)));
  const [events = []] = selectEvents([rows]);
  const drafts = events.map((event) => draftOfEvent(topic, event.orderId, event));
  return { drafts, fileOrder: 'events', skipped: skipped() };
}

async function draftLines(path: string, topic: string): Promise<Drafts> {
  const drafts: Draft[] = [];
  const offsets = new Map<string, number>();
  for await (const entry of readJsonl(path, topic, readText(path))) {
    const draft = draftOfLine(entry);
    const before = offsets.get(draft.sequence) ?? -1;
    if (entry.offset !== null) {
      if (entry.offset <= before) {
        throw new LogFault(`${path}: in ${draft.sequence} offset ${entry.offset} comes after offset ${before}.`);
      }
      offsets.set(draft.sequence, entry.offset);
    }
    drafts.push(draft);
  }
  return { drafts, fileOrder: 'events', skipped: noneSkipped };
}

const draft = { xes: draftTraces, csv: draftRows, jsonl: draftLines } as const;

/**
 * Reads a log (XES, CSV or JSON lines, also gzipped) whole, so that whatever is wrong with it is known before anything starts: throws
 * `LogFault` with one sentence. Needs a few hundred bytes of memory per event.
 */
export async function openLog(path: string): Promise<ReplayLog> {
  const name = logName(path);
  const { drafts, fileOrder, skipped } = await draft[await detectFormat(path)](path, name);
  if (drafts.length === 0) throw emptyLog(path, skipped);
  const merged = mergeInTimeOrder(drafts, fileOrder);
  const entries = merged.map(({ item, at }, index) => item.place(at, index));
  return { name, entries, topics: [...new Set(entries.map(({ topic }) => topic))], skipped };
}
