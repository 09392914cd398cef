import type { SourceRecord } from '../shared/event/record.ts';
import type { EpochMs, OrderId } from '../shared/ids.ts';

/** Records of one partition in offset order. May be empty: then it only reports progress. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly SourceRecord[];
  /** The offset to read next once this batch is handled (past control records and compaction gaps). */
  readonly nextOffset: number;
  /** The partition's end as last seen (log stable offset where transactions are used): lag = endOffset − nextOffset. */
  readonly endOffset: number;
  /**
   * The instant up to which everything the partition held has been delivered with this batch, on the clock of the data (wall
   * clock for a live source, virtual for a replay); null while behind.
   */
  readonly caughtUpAt: EpochMs | null;
  /** Orders of which the source knows that nothing will follow: the end of a trace in a file is the end of the order (semantics 9). */
  readonly ended?: readonly OrderId[];
}

export type SourceState =
  | { readonly kind: 'connecting'; readonly problem: string | null }
  | { readonly kind: 'live' }
  /** A file came to its end: every order's trace has ended (semantics 9). */
  | { readonly kind: 'ended' };

export interface SourceHandler {
  /** Where to go on reading a partition; null = its first offset. Asked at every assignment. */
  positionOf(topic: string, partition: number): number | null;
  /** Awaited before the next batch of any partition: back-pressure is the loop. */
  onBatch(batch: RecordBatch): Promise<void>;
  onState(state: SourceState): void;
}

/** Where records come from: Kafka, the process itself (demo, tests) or a file. One contract suite covers them all. */
export interface RecordSource {
  readonly mode: 'demo' | 'kafka' | 'replay';
  /** Begins delivering; returns at once, trouble is told by `onState` and retried inside. */
  start(handler: SourceHandler): void;
  /** Resolves when nothing will be delivered any more. */
  stop(): Promise<void>;
}
