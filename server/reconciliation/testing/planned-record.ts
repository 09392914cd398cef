import type { OutgoingRecord } from '../../kafka/kafka-producer.ts';

/** What the generator means by a record; the truth is folded from this, never from the record's bytes. */
export type Meaning =
  | {
      readonly kind: 'event';
      readonly orderId: string;
      readonly activity: string;
      readonly eventId: string;
    }
  | { readonly kind: 'rejection'; readonly reason: string; readonly source: string | null };

/** A record to publish. `number` travels in a header, so that it is known again when the log is read back. */
export interface PlannedRecord {
  readonly number: number;
  readonly record: OutgoingRecord;
  readonly meaning: Meaning;
}

/** The header that carries a record's number; no convention looks at it. */
export const numberHeader = 'reconciliation-number';

/** One step of an order's story, before it has a time and a record. */
export interface StoryStep {
  readonly activity: string;
  readonly eventId: string;
}

export interface Story {
  readonly orderId: string;
  readonly steps: readonly StoryStep[];
}
