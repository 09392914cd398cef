import type { Rejection } from '../../../shared/event/event.ts';
import type { SourceState } from '../../source.ts';
import { offsetAt, readRecord } from '../../store/record-block.ts';
import type { StoredRecord } from '../../store/store.ts';
import { type EventBatch, type EventHandler, lifecycles, type PartitionPosition } from '../event-batch.ts';

/** One event as a row, with the record that is kept of it. */
export interface EventRow {
  readonly partition: number;
  readonly offset: number;
  readonly orderId: string | undefined;
  readonly activity: string | undefined;
  readonly service: string | undefined;
  readonly lifecycle: string | undefined;
  readonly at: number | undefined;
  readonly idHash: number | undefined;
  readonly record: StoredRecord | null;
}

/** The columns of a batch as rows. */
export function rowsOf({ partition, events, history }: EventBatch): EventRow[] {
  return Array.from({ length: events.count }, (_, index) => {
    const offset = offsetAt(history, index);
    return {
      partition,
      offset,
      orderId: events.orderIds[index],
      activity: events.names[events.activities[index] ?? -1],
      service: events.names[events.services[index] ?? -1],
      lifecycle: lifecycles[events.lifecycles[index] ?? -1],
      at: events.times[index],
      idHash: events.idHashes[index],
      record: readRecord(history, offset),
    };
  });
}

export interface EventCollector extends EventHandler {
  readonly states: readonly SourceState[];
  readonly rejections: readonly Rejection[];
  /** By partition and offset, whatever batches they came in. */
  rows(): EventRow[];
}

export function collectEvents(positions: readonly PartitionPosition[] = []): EventCollector {
  const rows: EventRow[] = [];
  const states: SourceState[] = [];
  const rejections: Rejection[] = [];
  return {
    states,
    rejections,
    rows: () => rows.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset),
    positions: () => positions,
    onState: (state) => states.push(state),
    async onBatch(batch) {
      rows.push(...rowsOf(batch));
      rejections.push(...batch.rejections);
    },
  };
}
