import type { EpochMs } from '../ids.ts';

/** Where a record stands in Kafka; for files and the in-process source the same shape with a topic of their own. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What a source delivers: bytes already turned into text (lazily), nothing interpreted. */
export interface SourceRecord extends Position {
  readonly timestamp: EpochMs;
  readonly key: string | null;
  /** UTF-8 text of the value; null is a tombstone. */
  readonly value: string | null;
  /** Size of the value in bytes, known without decoding it. */
  readonly valueBytes: number;
  /** A header's UTF-8 text; undefined where it does not exist. Repeated headers: the last one. */
  header(name: string): string | undefined;
  headerNames(): readonly string[];
  /** Key and value as the UTF-8 bytes they came in, where the source has them: history copies them instead of encoding text anew. */
  readonly bytes?: RecordBytes;
}

export interface RecordBytes {
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
}
