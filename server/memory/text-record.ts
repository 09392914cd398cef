import type { Position, SourceRecord } from '../../shared/event/record.ts';
import type { EpochMs } from '../../shared/ids.ts';

export interface TextRecordFields extends Position {
  readonly timestamp: EpochMs;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A record whose parts are text already: what the in-process source and files deliver. */
export function createTextRecord({ headers, ...fields }: TextRecordFields): SourceRecord {
  const { value } = fields;
  return {
    ...fields,
    valueBytes: value === null ? 0 : Buffer.byteLength(value),
    header: (name) => (headers !== undefined && Object.hasOwn(headers, name) ? headers[name] : undefined),
    headerNames: () => Object.keys(headers ?? {}),
  };
}
