import type { Lifecycle, Rejection } from '../../shared/event/event.ts';
import type { RecordBatch, RecordSource, SourceHandler } from '../source.ts';
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

/** What became of a batch of records: its events, what is kept of their records, and what was rejected. */
export interface EventBatch extends Omit<RecordBatch, 'records'> {
  readonly events: EventColumns;
  /** The records of the events, one each, with their offsets and timestamps; what was rejected is not kept. */
  readonly history: RecordBlock;
  readonly rejections: readonly Rejection[];
}

export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** The offset to read next. */
  readonly nextOffset: number;
}

export interface EventHandler extends Pick<SourceHandler, 'onState'> {
  /** Where reading goes on; partitions that are not named begin at their first offset. Asked once, at the start. */
  positions(): readonly PartitionPosition[];
  /** Awaited before many more are delivered: back-pressure is a small window. */
  onBatch(batch: EventBatch): Promise<void>;
}

/** Where parsed events come from: a record source with its parser, in this thread or in one of its own. */
export interface EventSource extends Pick<RecordSource, 'mode' | 'stop'> {
  /** Begins delivering; returns at once. */
  start(handler: EventHandler): void;
}
