import type { FieldPath } from './mapping-config.ts';
import type { SourceRecord } from './record.ts';

export type FieldName = 'order' | 'activity' | 'time' | 'source' | 'id' | 'correlation' | 'lifecycle';

/** A way of writing events that is known without configuration: how it is recognised and where its fields are. */
export interface Convention {
  readonly name: string;
  matches(record: SourceRecord, body: unknown): boolean;
  readonly fields: Readonly<Record<FieldName, readonly FieldPath[]>>;
}

type Body = Readonly<Record<string, unknown>>;

const isBody = (body: unknown): body is Body => typeof body === 'object' && body !== null;
// Fields are read by literal names: such a read costs a nanosecond or two, one by a name in a variable forty.
const isText = (field: unknown): boolean => typeof field === 'string';
const isThere = (field: unknown): boolean => field !== undefined && field !== null;

/** Most explicit first. `traceid` comes late, it may be a tracing id; the key is the last resort (contract: key = order id). */
const usualOrderPaths: readonly FieldPath[] = [
  ...['value.', 'value.order.', 'value.data.', 'value.payload.'].flatMap((parent) =>
    ['orderId', 'order_id', 'orderid'].map((name) => parent + name),
  ),
  'value.order.id',
  'value.data.order.id',
  'value.payload.order.id',
  'header.orderId',
  'header.order_id',
  'header.ce_orderid',
  'value.traceid',
  'header.ce_traceid',
  'key',
];
const usualTimePaths = ['time', 'timestamp', 'occurredAt', 'occurred_at', 'eventTime', 'event_time', 'ts'].map(
  (name) => `value.${name}`,
);
const usualCorrelationPaths = ['value.correlationId', 'value.correlationid', 'value.correlation_id'];

const flowingRetail: Convention = {
  name: 'flowing-retail',
  matches: (_, body) =>
    isBody(body) && isText(body['traceid']) && (body['correlationid'] !== undefined || isThere(body['group'])),
  fields: {
    order: ['value.traceid'],
    activity: ['value.type', 'header.type'],
    time: ['value.time'],
    source: ['value.source'],
    id: ['value.id'],
    correlation: ['value.correlationid'],
    lifecycle: ['value.lifecycle'],
  },
};

const flowingRetailOlder: Convention = {
  name: 'flowing-retail before 2020',
  matches: (_, body) => isBody(body) && isText(body['messageType']) && isText(body['traceId']),
  fields: {
    order: ['value.traceId'],
    activity: ['value.messageType'],
    time: ['value.timestamp'],
    source: ['value.sender'],
    id: ['value.id'],
    correlation: ['value.correlationId'],
    lifecycle: ['value.lifecycle'],
  },
};

const structuredCloudEvent: Convention = {
  name: 'CloudEvents',
  matches: (_, body) => isBody(body) && isText(body['specversion']) && isText(body['type']),
  fields: {
    order: usualOrderPaths,
    activity: ['value.type'],
    time: ['value.time'],
    source: ['value.source'],
    id: ['value.id'],
    correlation: usualCorrelationPaths,
    lifecycle: ['value.lifecycle', 'value.data.lifecycle'],
  },
};

const operationalContract: Convention = {
  name: 'operational event contract',
  matches: (_, body) =>
    isBody(body) &&
    isText(body['type']) &&
    isThere(body['orderId']) &&
    isThere(body['time']) &&
    isThere(body['source']),
  fields: {
    order: ['value.orderId'],
    activity: ['value.type'],
    time: ['value.time'],
    source: ['value.source'],
    id: ['value.id'],
    correlation: ['value.correlationId'],
    lifecycle: ['value.lifecycle'],
  },
};

const binaryCloudEvent: Convention = {
  name: 'CloudEvents in headers',
  matches: (record) => record.header('ce_type') !== undefined,
  fields: {
    order: usualOrderPaths,
    activity: ['header.ce_type'],
    time: ['header.ce_time', ...usualTimePaths],
    source: ['header.ce_source'],
    id: ['header.ce_id'],
    correlation: ['header.ce_correlationid', ...usualCorrelationPaths],
    lifecycle: ['header.ce_lifecycle', 'value.lifecycle'],
  },
};

/**
 * A bare `id` is no event id here: it is as likely the id of a payment or an item, and two events that share it would be taken
 * for duplicates.
 */
const usualNames: Convention = {
  name: 'usual names',
  matches: () => true,
  fields: {
    order: usualOrderPaths,
    activity: [
      'header.type',
      'header.eventType',
      'header.event_type',
      ...['eventType', 'event_type', 'eventName', 'event_name', 'messageType', 'type', 'event'].map(
        (name) => `value.${name}`,
      ),
      'header.__TypeId__',
    ],
    time: usualTimePaths,
    source: ['source', 'service', 'sender', 'producer'].map((name) => `value.${name}`),
    id: ['eventId', 'event_id', 'messageId', 'message_id'].map((name) => `value.${name}`),
    correlation: usualCorrelationPaths,
    lifecycle: ['value.lifecycle'],
  },
};

/** In the order in which they are tried: the first that matches reads the record, so the outcome depends on it alone. */
export const conventions: readonly Convention[] = [
  flowingRetail,
  flowingRetailOlder,
  structuredCloudEvent,
  operationalContract,
  binaryCloudEvent,
  usualNames,
];
