import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { type EpochMs, toEpochMs } from '../../shared/ids.ts';
import type { RecordSource } from '../source.ts';
import { createRecordingHandler, type RecordingOptions } from './recording-handler.ts';

interface ContractRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly timestamp: EpochMs;
}

/** Makes a log of two partitions that holds these records, offsets from 0, and opens new sources over it. */
export type ContractLogFactory = (records: readonly ContractRecord[]) => Promise<() => RecordSource>;

const partitions = [0, 1];
const recordsPerPartition = 120;
const firstTimestamp = Date.UTC(2024, 4, 6, 8, 0, 0);
/** Long enough for every source to deliver something more, had it not stopped. */
const quietMs = 1_200;

let logCount = 0;

/** Alternating over the partitions, a second apart; with what is hard about bytes: no key, no value, no ASCII. */
function contractRecords(): ContractRecord[] {
  logCount += 1;
  const topic = `contract-${process.pid}-${logCount}`;
  return Array.from({ length: recordsPerPartition * partitions.length }, (_, index) => ({
    topic,
    partition: index % partitions.length,
    key: index % 5 === 4 ? null : `order-${index}`,
    value: index % 7 === 6 ? null : `{"orderId":"order-${index}","type":"geprüft 検査 🚚"}`,
    headers: index % 3 === 0 ? { type: `step-${index}`, city: 'Zürich' } : {},
    timestamp: toEpochMs(firstTimestamp + index * 1_000),
  }));
}

/** What every source owes the pipeline, whatever stands behind it. Call it inside a test file of the source. */
export function recordSourceContract(name: string, createLog: ContractLogFactory): void {
  describe(`${name} keeps the contract of a record source`, () => {
    const started: RecordSource[] = [];

    afterEach(async () => {
      await Promise.all(started.splice(0).map((source) => source.stop()));
    });

    function follow(open: () => RecordSource, options?: RecordingOptions) {
      const source = open();
      const handler = createRecordingHandler(options);
      started.push(source);
      source.start(handler);
      return { source, handler };
    }

    test('[SO1] every record arrives once, in the order of offsets of its partition', async () => {
      const records = contractRecords();
      const { handler } = follow(await createLog(records));
      await handler.until(() => handler.records().length >= records.length);
      for (const partition of partitions) {
        const offsets = handler.records(undefined, partition).map((record) => record.offset);
        expect(offsets).toEqual(Array.from({ length: recordsPerPartition }, (_, offset) => offset));
      }
    });

    test('[SO1] reading goes on at exactly the position the handler names', async () => {
      const records = contractRecords();
      const topic = records[0]?.topic ?? '';
      const { handler } = follow(await createLog(records), { positions: new Map([[`${topic}/1`, 100]]) });
      await handler.until(() => handler.records().length >= recordsPerPartition + 20);
      expect(handler.records(topic, 0).map((record) => record.offset)[0]).toBe(0);
      const resumed = handler.records(topic, 1).map((record) => record.offset);
      expect(resumed).toEqual(Array.from({ length: 20 }, (_, index) => 100 + index));
    });

    test('[SO1] the next offset of a batch is past its records and never goes back', async () => {
      const records = contractRecords();
      const { handler } = follow(await createLog(records));
      await handler.until(() => handler.records().length >= records.length);
      for (const partition of partitions) {
        let position = 0;
        for (const batch of handler.batches.filter((candidate) => candidate.partition === partition)) {
          const last = batch.records.at(-1);
          if (last !== undefined) expect(batch.nextOffset).toBeGreaterThan(last.offset);
          expect(batch.nextOffset).toBeGreaterThanOrEqual(position);
          expect(batch.endOffset).toBeGreaterThanOrEqual(batch.nextOffset);
          position = batch.nextOffset;
        }
        expect(position).toBe(recordsPerPartition);
      }
    });

    test('[SO2] a batch is handed over only after the one before was handled', async () => {
      const records = contractRecords();
      const { handler } = follow(await createLog(records), { handlingMs: 5 });
      await handler.until(() => handler.records().length >= records.length);
      expect(handler.batches.length).toBeGreaterThan(1);
      expect(handler.overlapCount()).toBe(0);
    });

    test('[SO3] a partition says up to when it has been read, also while it is silent', async () => {
      const { handler } = follow(await createLog(contractRecords()));
      const progressed = (partition: number) => {
        const instants = handler.batches
          .filter((batch) => batch.partition === partition && batch.records.length === 0)
          .flatMap((batch) => batch.caughtUpAt ?? []);
        return (instants.at(-1) ?? 0) > (instants[0] ?? 0);
      };
      await handler.until(() => partitions.every(progressed));
      expect(handler.states).toContainEqual({ kind: 'live' });
    });

    test('[SO4] after stop nothing is delivered any more', async () => {
      const { source, handler } = follow(await createLog(contractRecords()));
      await handler.until(() => handler.batches.length > 0);
      await source.stop();
      const delivered = handler.batches.length;
      await delay(quietMs);
      expect(handler.batches.length).toBe(delivered);
    });

    test('[SO5] key, value, headers and timestamp arrive as they were written', async () => {
      const records = contractRecords();
      const { handler } = follow(await createLog(records));
      await handler.until(() => handler.records().length >= records.length);
      for (const partition of partitions) {
        const arrived = handler.records(undefined, partition).map((record) => ({
          topic: record.topic,
          partition: record.partition,
          key: record.key,
          value: record.value,
          headers: Object.fromEntries(record.headerNames().map((header) => [header, record.header(header)])),
          timestamp: record.timestamp,
        }));
        expect(arrived).toEqual(records.filter((record) => record.partition === partition));
      }
    });

    test('[SO5] a tombstone has no value and no bytes, text its size in UTF-8', async () => {
      const { handler } = follow(await createLog(contractRecords()));
      await handler.until(() => handler.records().length >= recordsPerPartition);
      for (const record of handler.records()) {
        expect(record.valueBytes).toBe(record.value === null ? 0 : Buffer.byteLength(record.value));
        expect(record.header('no such header')).toBeUndefined();
      }
      expect(handler.records().some((record) => record.value === null)).toBe(true);
    });
  });
}
