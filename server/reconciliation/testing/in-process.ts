import { compileMapping } from '../../../shared/event/compile-mapping.ts';
import type { SourceRecord } from '../../../shared/event/record.ts';
import { toEpochMs } from '../../../shared/ids.ts';
import type { Random } from '../../../shared/model/testing/random.ts';
import type { ProcessConfig } from '../../config/config.ts';
import { parseBatch } from '../../ingest/parse-batch.ts';
import { createLedger, type Ledger } from '../../ledger/ledger.ts';
import { createTextRecord } from '../../memory/text-record.ts';
import { createMemoryStore } from '../../store/memory-store.ts';
import type { PlannedRecord } from './planned-record.ts';
import type { LoggedMeaning } from './truth.ts';

const partitions = [0, 1, 2, 3];

export interface LoggedRecord extends LoggedMeaning {
  readonly record: SourceRecord;
}

/** Gives planned records their places in a log of four partitions, equal keys in one. */
export function placeInLog(plan: readonly PlannedRecord[]): LoggedRecord[] {
  const ends = partitions.map(() => 0);
  return plan.map(({ record, meaning }, index) => {
    const { topic, key, value, headers, timestamp } = record;
    const partition = [...(key ?? `${index}`)].reduce((sum, unit) => sum + unit.charCodeAt(0), 0) % partitions.length;
    const offset = ends[partition] ?? 0;
    ends[partition] = offset + 1;
    const position = { topic, partition, offset };
    const at = toEpochMs(timestamp ?? 0);
    return { meaning, ...position, record: createTextRecord({ ...position, key, value, headers, timestamp: at }) };
  });
}

/** A ledger that has read the log in pieces of some size and then heard that there is no more up to `asOf`. */
export function readInPieces(
  config: ProcessConfig,
  log: readonly LoggedRecord[],
  { asOf, random }: { readonly asOf: number; readonly random: Random },
): Ledger {
  const parse = compileMapping(config.mapping);
  const ledger = createLedger({ config, mode: 'kafka', parse, store: createMemoryStore(0) });
  const ingest = (part: readonly LoggedRecord[], caughtUpAt: number | null): void => {
    for (const partition of partitions) {
      const records = part.filter((logged) => logged.partition === partition).map(({ record }) => record);
      const nextOffset = (records.at(-1)?.offset ?? ledger.partitions.at('orders', partition).nextOffset - 1) + 1;
      const upTo = caughtUpAt === null ? null : toEpochMs(caughtUpAt);
      const batch = { topic: 'orders', partition, records, nextOffset, endOffset: nextOffset, caughtUpAt: upTo };
      ledger.ingest(parseBatch(parse, batch));
    }
    ledger.settle(true);
  };
  const size = 50 + random.below(1_000);
  for (let from = 0; from < log.length; from += size) ingest(log.slice(from, from + size), null);
  // Rules inferred from the whole log change what is open, which rules are inferred from.
  for (let round = 0; round < 3; round++) ingest([], asOf);
  return ledger;
}
