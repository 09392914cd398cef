import { toEpochMs } from '../../ids.ts';
import type { SourceRecord } from '../record.ts';

/** The instant from which the builders count: 2026-01-05T08:00:00Z. */
export const epoch = Date.UTC(2026, 0, 5, 8);

export interface RecordOverrides {
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: number;
  readonly timestamp?: number;
  readonly key?: string | null;
  /** A string or null goes in as it is, anything else as JSON. */
  readonly value?: unknown;
  readonly valueBytes?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const textOf = (value: unknown): string | null =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

/** A record as a source would deliver it. Without overrides: topic `orders`, partition 0, offset 0, no key, value `{}`. */
export function record(overrides: RecordOverrides = {}): SourceRecord {
  const value = textOf(overrides.value === undefined ? {} : overrides.value);
  const headers = new Map(Object.entries(overrides.headers ?? {}));
  return {
    topic: overrides.topic ?? 'orders',
    partition: overrides.partition ?? 0,
    offset: overrides.offset ?? 0,
    timestamp: toEpochMs(overrides.timestamp ?? epoch),
    key: overrides.key ?? null,
    value,
    valueBytes: overrides.valueBytes ?? (value === null ? 0 : new TextEncoder().encode(value).length),
    header: (name) => headers.get(name),
    headerNames: () => [...headers.keys()],
  };
}

export interface OperationalFields {
  readonly type?: string;
  readonly orderId?: string;
  /** Epoch milliseconds; the record's timestamp follows it. */
  readonly at?: number;
  readonly source?: string;
  readonly id?: string;
  readonly correlationId?: string;
  readonly lifecycle?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly data?: unknown;
}

/** A record after the operational event contract (semantics 1): key = order id, value {type, orderId, time, source, …}. */
export function operational(fields: OperationalFields = {}, overrides: RecordOverrides = {}): SourceRecord {
  const { at = epoch, type = 'order-placed', orderId = 'o1', source = 'order-service', ...rest } = fields;
  const value = { type, orderId, time: isoOf(at), source, ...rest };
  return record({ key: orderId, timestamp: at, value, ...overrides });
}

export interface FlowingRetailFields {
  readonly type?: string;
  readonly traceid?: string;
  readonly id?: string;
  readonly at?: number;
  readonly source?: string;
  readonly correlationid?: string | null;
  readonly data?: unknown;
  /** The same instant is written as `…Z` or as `…+00:00` on that topic. */
  readonly zone?: 'Z' | '+00:00';
  /** The header `type` sometimes carries JSON quotes. */
  readonly quoted?: boolean;
  /** Before 2020: messageType, traceId, sender, timestamp, payload. */
  readonly olderEnvelope?: boolean;
}

/** A record in flowing-retail's wire format (fixture B): topic `flowing-retail`, one partition, no key, header `type`. */
export function flowingRetail(fields: FlowingRetailFields = {}, overrides: RecordOverrides = {}): SourceRecord {
  const { type = 'OrderPlacedEvent', traceid = 't1', at = epoch, source = 'Checkout', data = customerOrder } = fields;
  const id = fields.id ?? `${traceid}:${type}`;
  const correlationid = fields.correlationid ?? null;
  const time = isoOf(at).replace('Z', fields.zone ?? 'Z');
  const value = fields.olderEnvelope
    ? {
        messageType: type,
        id,
        traceId: traceid,
        sender: source,
        timestamp: time,
        correlationId: correlationid,
        payload: data,
      }
    : {
        type,
        id,
        source,
        time,
        data,
        datacontenttype: 'application/json',
        specversion: '1.0',
        traceid,
        correlationid,
        group: 'flowing-retail',
      };
  const headers = { type: fields.quoted ? JSON.stringify(type) : type };
  return record({ topic: 'flowing-retail', timestamp: at, value, headers, ...overrides });
}

const customerOrder = {
  orderId: 'not-the-trace-id',
  customer: { name: 'Ada Example', address: 'Example Street 1' },
  items: [{ articleId: 'article-1', amount: 2 }],
};

export const choreographedTypes = [
  'OrderPlacedEvent',
  'PaymentReceivedEvent',
  'GoodsFetchedEvent',
  'GoodsShippedEvent',
  'OrderCompletedEvent',
] as const;

/** Commands and their events; a pair shares a correlation id. */
export const orchestratedTypes = [
  'OrderPlacedEvent',
  'RetrievePaymentCommand',
  'PaymentReceivedEvent',
  'FetchGoodsCommand',
  'GoodsFetchedEvent',
  'ShipGoodsCommand',
  'GoodsShippedEvent',
  'OrderCompletedEvent',
] as const;

/** One whole flowing-retail order in the choreographed style (fixture 1): a record a second, the last two share an instant. */
export function choreographedOrder(traceid: string, at = epoch): SourceRecord[] {
  return choreographedTypes.map((type, index) =>
    flowingRetail({ type, traceid, at: at + Math.min(index, 3) * 1_000, zone: index % 2 === 0 ? 'Z' : '+00:00' }),
  );
}

/** One whole flowing-retail order in the orchestrated style (fixture 2). */
export function orchestratedOrder(traceid: string, at = epoch): SourceRecord[] {
  return orchestratedTypes.map((type, index) => {
    const pair = index > 0 && index < 7 ? `${traceid}:pair-${Math.ceil(index / 2)}` : null;
    return flowingRetail({ type, traceid, at: at + index * 1_000, correlationid: pair, source: 'Order' });
  });
}

export const parallelInterleavings = {
  payStockShip: ['order-placed', 'payment-received', 'stock-reserved', 'order-shipped', 'order-completed'],
  stockPayShip: ['order-placed', 'stock-reserved', 'payment-received', 'order-shipped', 'order-completed'],
  stockShipPay: ['order-placed', 'stock-reserved', 'order-shipped', 'payment-received', 'order-completed'],
} as const;

/** One order of the parallel order flow (fixture A): a record a second in one of its three legal interleavings. */
export function parallelOrder(
  orderId: string,
  interleaving: keyof typeof parallelInterleavings = 'payStockShip',
  at = epoch,
): SourceRecord[] {
  return parallelInterleavings[interleaving].map((type, index) =>
    operational({ type, orderId, at: at + index * 1_000, id: `${orderId}:${type}` }),
  );
}

const isoOf = (at: number): string => new Date(at).toISOString();
