import { z } from 'zod';
import { compileMapping } from '../../shared/event/compile-mapping.ts';
import type { OperationalEvent } from '../../shared/event/event.ts';
import { instantOf } from '../../shared/event/instant.ts';
import { toEpochMs } from '../../shared/ids.ts';
import { createTextRecord, type TextRecordFields } from '../memory/text-record.ts';
import { LogFault } from './log-fault.ts';
import { readLines } from './streams.ts';

/** One line of a JSONL log: what is to be delivered, and what it says where it can be understood. */
export interface JsonlEntry {
  /** Null where the line names no offset: it gets one in the order of replay. */
  readonly offset: number | null;
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The time of the event, else of the record; null where neither has one. */
  readonly at: number | null;
  readonly timestamp: number | null;
  /** Null where the record is none that can be read as an event. */
  readonly event: OperationalEvent | null;
}

const jsonObject = z.record(z.string(), z.unknown());
const recordLine = z.object({
  topic: z.string().min(1).optional(),
  partition: z.int().min(0).default(0),
  offset: z.int().min(0),
  key: z.string().nullable().default(null),
  value: z.unknown(),
  headers: z.record(z.string(), z.string()).default({}),
  timestamp: z.union([z.number(), z.string()]).nullable().default(null),
});

const isRecordLine = (line: Readonly<Record<string, unknown>>): boolean => 'offset' in line && 'value' in line;

/** Text as it is; anything else that stands in the value's place is the JSON that was written there. */
const toValue = (value: unknown): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

/**
 * The lines of a JSONL log in the order of the file: all of them records as Kafka tools dump them, `{topic, partition, offset, key,
 * value, headers, timestamp}`, or all of them bare events. `topic` is for those that name none. Throws `LogFault` with the line.
 */
export async function* readJsonl(
  name: string,
  topic: string,
  chunks: AsyncIterable<string>,
): AsyncGenerator<JsonlEntry> {
  const parse = compileMapping(null);
  let lineNumber = 0;
  let records: boolean | null = null;
  const fault = (what: string) => new LogFault(`${name} line ${lineNumber}: ${what}.`);

  function readFields(text: string): Omit<JsonlEntry, 'at' | 'event'> {
    const line = jsonObject.safeParse(parseJson(text));
    if (!line.success) throw fault('this is no JSON object');
    records ??= isRecordLine(line.data);
    if (!records) return { offset: null, topic, partition: 0, key: null, value: text, headers: {}, timestamp: null };
    const record = recordLine.safeParse(line.data);
    if (!record.success) throw fault(`this is no record as the first line is: ${firstIssue(record.error)}`);
    const { value, timestamp, ...fields } = record.data;
    return { ...fields, topic: fields.topic ?? topic, value: toValue(value), timestamp: instantOf(timestamp) };
  }

  for await (const line of readLines(chunks)) {
    lineNumber += 1;
    const text = line.replace(/^\uFEFF/, '').trim();
    if (text === '') continue;
    const fields = readFields(text);
    const event = readEvent(parse, fields);
    const at = event === null ? fields.timestamp : event.at;
    yield { ...fields, event, at: at === null || Number.isNaN(at) ? null : at };
  }
}

function readEvent(
  parse: ReturnType<typeof compileMapping>,
  fields: Omit<JsonlEntry, 'at' | 'event'>,
): OperationalEvent | null {
  // NaN shows through where the event has no time of its own and the record none either.
  const record: TextRecordFields = {
    ...fields,
    offset: fields.offset ?? 0,
    timestamp: toEpochMs(fields.timestamp ?? Number.NaN),
  };
  const outcome = parse(createTextRecord(record));
  return outcome.kind === 'event' ? outcome.event : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'it has another shape' : `${issue.path.join('.')} ${issue.message.toLowerCase()}`;
}
