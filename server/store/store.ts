import type { EpochMs } from '../../shared/ids.ts';
import type { RecordBlock } from './record-block.ts';

/** What is kept of a record for showing it again: raw, masked only on the way out. */
export interface StoredRecord {
  readonly key: string | null;
  readonly value: string | null;
  readonly timestamp: EpochMs;
  readonly headers: Readonly<Record<string, string>>;
}

/** The history of records. In memory and bounded for now; durable in the tracking issue behind the same interface. */
export interface Store {
  /** Keeps records of one partition, which come after all it has of it. */
  append(topic: string, partition: number, block: RecordBlock): void;
  /** null when it is no longer kept. */
  read(topic: string, partition: number, offset: number): StoredRecord | null;
}
