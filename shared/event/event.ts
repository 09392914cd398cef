import type { Activity, EpochMs, OrderId } from '../ids.ts';
import type { Position, SourceRecord } from './record.ts';

/** Transitions after XES `lifecycle:transition`. */
export type Lifecycle = 'start' | 'complete' | 'suspend' | 'resume' | 'cancel';

/** One operational fact about one order: the domain's reading of a record (semantics 1). */
export interface OperationalEvent {
  readonly orderId: OrderId;
  readonly activity: Activity;
  readonly lifecycle: Lifecycle;
  /** A command asks for work, an event reports it (semantics 3). */
  readonly kind: 'event' | 'command';
  readonly at: EpochMs;
  /** The service that sent it. */
  readonly source: string | null;
  /** The event's own id, by which a duplicate is known (semantics 5). */
  readonly eventId: string | null;
  readonly correlationId: string | null;
  readonly position: Position;
}

export type RejectionReason = 'tombstone' | 'oversize' | 'not-json' | 'no-order-id' | 'no-type' | 'bad-time';

/** A record that could not become an event: a value, counted and sampled, never an exception. */
export interface Rejection {
  readonly reason: RejectionReason;
  /** One sentence for a person: what, where. */
  readonly detail: string;
  readonly position: Position;
  readonly source: string | null;
}

export type ParseOutcome =
  | { readonly kind: 'event'; readonly event: OperationalEvent }
  | { readonly kind: 'rejection'; readonly rejection: Rejection };

/** A mapping compiled from configuration or from conventions; total: never throws (law). */
export type ParseRecord = (record: SourceRecord) => ParseOutcome;
