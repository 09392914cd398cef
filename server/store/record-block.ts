import { decodeJson } from '../../shared/event/field-path.ts';
import type { SourceRecord } from '../../shared/event/record.ts';
import { toEpochMs } from '../../shared/ids.ts';
import type { StoredRecord } from './store.ts';

/** Consecutive records of one partition as bytes outside the heap: the garbage collector never looks at them, and threads hand them over. */
export interface RecordBlock {
  /** Six numbers a record: offset, timestamp, where it begins, bytes of key, value and headers (−1: there is none). Offsets ascend. */
  readonly facts: Float64Array;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const stride = 6;

export const recordCount = ({ facts }: RecordBlock): number => facts.length / stride;
export const offsetAt = ({ facts }: RecordBlock, index: number): number => facts[index * stride] ?? 0;
export const timestampAt = ({ facts }: RecordBlock, index: number): number => facts[index * stride + 1] ?? 0;
/** What it takes in memory. */
export const blockBytes = ({ facts, bytes }: RecordBlock): number => facts.byteLength + bytes.byteLength;

/** A block of records in offset order, sized exactly. */
export function packRecords(records: readonly SourceRecord[]): RecordBlock {
  const headers = records.map(headersText);
  let size = 0;
  for (const [index, record] of records.entries()) {
    const { key, value } = record.bytes ?? record;
    size += partBytes(key) + partBytes(value) + partBytes(headers[index] ?? null);
  }
  const bytes = Buffer.from(new ArrayBuffer(size));
  const facts = new Float64Array(records.length * stride);
  let used = 0;

  function write(part: Part): number {
    if (part === null) return -1;
    const start = used;
    if (typeof part === 'string') used += bytes.write(part, used);
    else {
      bytes.set(part, used);
      used += part.length;
    }
    return used - start;
  }

  let at = 0;
  for (const [index, record] of records.entries()) {
    const { key, value } = record.bytes ?? record;
    facts[at] = record.offset;
    facts[at + 1] = record.timestamp;
    facts[at + 2] = used;
    facts[at + 3] = write(key);
    facts[at + 4] = write(value);
    facts[at + 5] = write(headers[index] ?? null);
    at += stride;
  }
  return { facts, bytes };
}

/** The records of a block from an offset on. O(records left out). */
export function recordsFrom(block: RecordBlock, offset: number): RecordBlock {
  let first = 0;
  while (first < recordCount(block) && offsetAt(block, first) < offset) first++;
  return first === 0 ? block : { facts: block.facts.subarray(first * stride), bytes: block.bytes };
}

/** Two blocks of one partition, the second after the first, as one. */
export function joinBlocks(first: RecordBlock, second: RecordBlock): RecordBlock {
  const bytes = new Uint8Array(first.bytes.length + second.bytes.length);
  bytes.set(first.bytes);
  bytes.set(second.bytes, first.bytes.length);
  const facts = new Float64Array(first.facts.length + second.facts.length);
  facts.set(first.facts);
  facts.set(second.facts, first.facts.length);
  for (let at = first.facts.length + 2; at < facts.length; at += stride)
    facts[at] = (facts[at] ?? 0) + first.bytes.length;
  return { facts, bytes };
}

/** The record at an offset; null where the block has none. Binary search, O(log n). */
export function readRecord(block: RecordBlock, offset: number): StoredRecord | null {
  let low = 0;
  let high = recordCount(block) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = offsetAt(block, middle);
    if (found === offset) return unpack(block, middle);
    if (found < offset) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function unpack({ facts, bytes }: RecordBlock, index: number): StoredRecord {
  const [timestamp = 0, start = 0, keyBytes = -1, valueBytes = -1, headerBytes = -1] = facts.subarray(
    index * stride + 1,
    (index + 1) * stride,
  );
  const valueStart = start + Math.max(0, keyBytes);
  const headersStart = valueStart + Math.max(0, valueBytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = (from: number, length: number) => (length < 0 ? null : buffer.toString('utf8', from, from + length));
  // The headers are text that packing wrote.
  return {
    timestamp: toEpochMs(timestamp),
    key: text(start, keyBytes),
    value: text(valueStart, valueBytes),
    headers: (decodeJson(text(headersStart, headerBytes) ?? '{}') ?? {}) as StoredRecord['headers'],
  };
}

type Part = Uint8Array | string | null;

const partBytes = (part: Part): number =>
  part === null ? 0 : typeof part === 'string' ? Buffer.byteLength(part) : part.length;

function headersText(record: SourceRecord): string | null {
  const names = record.headerNames();
  return names.length === 0
    ? null
    : JSON.stringify(Object.fromEntries(names.map((name) => [name, record.header(name) ?? ''])));
}
