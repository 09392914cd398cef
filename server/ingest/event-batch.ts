import type { Lifecycle, Rejection } from '../../shared/event/event.ts';
import type { EpochMs, OrderId } from '../../shared/ids.ts';
import type { SourceState } from '../source.ts';
import type { RecordBlock } from '../store/record-block.ts';

/**
 * The events of a batch as columns: one entry per event, ascending offsets. Columns cross from a reader's thread to the ledger's at the cost
 * of their bytes; an object per event would cost more than folding it.
 */
export interface EventColumns {
  readonly count: number;
  /** Activities and services by the numbers that the columns hold; distinct within the batch. */
  readonly names: readonly string[];
  readonly orderIds: readonly string[];
  /** Index into `names`. */
  readonly activities: Int32Array;
  /** Index into `names`; −1 where the event does not say. */
  readonly services: Int32Array;
  /** Index into `lifecycles`. */
  readonly lifecycles: Uint8Array;
  /** Event times, epoch milliseconds. */
  readonly times: Float64Array;
  /** Event ids, hashed; 0 for an event without one. */
  readonly idHashes: Float64Array;
}

export const lifecycles: readonly Lifecycle[] = ['complete', 'start', 'suspend', 'resume', 'cancel'];

/** What became of the records of one partition, in offset order; may hold none: then it only reports progress. */
export interface EventBatch {
  readonly topic: string;
  readonly partition: number;
  readonly events: EventColumns;
  /** The records of the events, one each, with their offsets and timestamps; what was rejected is not kept. */
  readonly history: RecordBlock;
  readonly rejections: readonly Rejection[];
  /** As in a `RecordBatch`. */
  readonly nextOffset: number;
  readonly endOffset: number;
  readonly caughtUpAt: EpochMs | null;
  readonly ended?: readonly OrderId[];
}

export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** The offset to read next. */
  readonly nextOffset: number;
}

export interface EventHandler {
  /** Where reading goes on; partitions that are not named begin at their first offset. Asked once, at the start. */
  positions(): readonly PartitionPosition[];
  /** Awaited before many more are delivered: back-pressure is a small window. */
  onBatch(batch: EventBatch): Promise<void>;
  onState(state: SourceState): void;
}

/** Where parsed events come from: a record source with its parser, in this thread or in one of its own. */
export interface EventSource {
  readonly mode: 'demo' | 'kafka' | 'replay';
  /** Begins delivering; returns at once. */
  start(handler: EventHandler): void;
  /** Resolves when nothing will be delivered any more. */
  stop(): Promise<void>;
}
