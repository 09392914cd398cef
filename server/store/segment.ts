import { decodeJson } from '../../shared/event/field-path.ts';
import type { SourceRecord } from '../../shared/event/record.ts';
import { toEpochMs } from '../../shared/ids.ts';
import { assert } from '../../shared/result.ts';
import type { StoredRecord } from './store.ts';

/** Consecutive records of one partition as bytes outside the heap: the garbage collector never looks at them. */
export interface Segment {
  readonly firstOffset: number;
  /** What it takes in memory. */
  readonly bytes: number;
  /** False where there is no more room. */
  append(record: SourceRecord): boolean;
  read(offset: number): StoredRecord | null;
}

/** A UTF-16 unit takes at most this many bytes in UTF-8; long texts are measured instead. */
const bytesPerUnitMax = 3;
const measuredFromChars = 4_096;
/** Numbers kept per record: offset, timestamp, where it begins, bytes of key, value and headers (−1: there is none). */
const stride = 6;

/** A segment of at least `bytesMin` with its first record, large enough for that however large it is. */
export function createSegment(first: SourceRecord, bytesMin: number): Segment {
  const buffer = Buffer.allocUnsafeSlow(Math.max(bytesMin, roomFor(first.key, first.value, headersText(first))));
  const facts: number[] = [];
  let used = 0;

  function write(text: string | null): number {
    if (text === null) return -1;
    const written = buffer.write(text, used);
    used += written;
    return written;
  }

  function append(record: SourceRecord): boolean {
    // Read once: a Kafka record decodes its parts when they are asked for.
    const { key, value } = record;
    const headers = headersText(record);
    if (used + roomFor(key, value, headers) > buffer.length) return false;
    facts.push(record.offset, record.timestamp, used, write(key), write(value), write(headers));
    return true;
  }

  function find(offset: number): number {
    let low = 0;
    let high = facts.length / stride - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = facts[middle * stride] ?? 0;
      if (found === offset) return middle * stride;
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  assert(append(first), 'a segment has room for the record it was made for');
  return {
    firstOffset: first.offset,
    bytes: buffer.length,
    append,
    read(offset) {
      const at = find(offset);
      if (at < 0) return null;
      const [timestamp = 0, start = 0, keyBytes = -1, valueBytes = -1, headerBytes = -1] = facts.slice(
        at + 1,
        at + stride,
      );
      const valueStart = start + Math.max(0, keyBytes);
      const headersStart = valueStart + Math.max(0, valueBytes);
      const text = (from: number, bytes: number) => (bytes < 0 ? null : buffer.toString('utf8', from, from + bytes));
      // The headers are text that this segment wrote.
      return {
        timestamp: toEpochMs(timestamp),
        key: text(start, keyBytes),
        value: text(valueStart, valueBytes),
        headers: (decodeJson(text(headersStart, headerBytes) ?? '{}') ?? {}) as StoredRecord['headers'],
      };
    },
  };
}

/** At least as many bytes as the texts take. */
function roomFor(...texts: readonly (string | null)[]): number {
  let bytes = 0;
  for (const text of texts) {
    if (text === null) continue;
    bytes += text.length < measuredFromChars ? bytesPerUnitMax * text.length : Buffer.byteLength(text);
  }
  return bytes;
}

function headersText(record: SourceRecord): string | null {
  const names = record.headerNames();
  return names.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(names.map((name) => [name, record.header(name) ?? ''])));
}
