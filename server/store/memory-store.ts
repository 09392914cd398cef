import type { SourceRecord } from '../../shared/event/record.ts';
import { historyEventsMax } from '../../shared/limits.ts';
import type { Store, StoredRecord } from './store.ts';

interface PartitionHistory {
  readonly offsets: number[];
  readonly records: StoredRecord[];
}

/**
 * History in memory, bounded by a number of records: the partition that holds most gives up its oldest first. Offsets ascend within a
 * partition, so a read is a binary search, O(log n); appending is O(1) amortised.
 */
export function createMemoryStore(recordsMax: number = historyEventsMax): Store {
  const partitions = new Map<string, PartitionHistory>();
  let count = 0;

  function dropOldest(): void {
    let fullest: PartitionHistory | null = null;
    for (const history of partitions.values()) {
      if (fullest === null || held(history) > held(fullest)) fullest = history;
    }
    if (fullest === null) return;
    // An eighth at once: a record at a time would look for the fullest partition again and again.
    const dropped = Math.max(1, Math.floor(held(fullest) / 8));
    count -= dropped;
    fullest.offsets.splice(0, dropped);
    fullest.records.splice(0, dropped);
  }

  return {
    append(record) {
      const key = `${record.topic}/${record.partition}`;
      let history = partitions.get(key);
      if (history === undefined) {
        history = { offsets: [], records: [] };
        partitions.set(key, history);
      }
      history.offsets.push(record.offset);
      history.records.push({
        key: record.key,
        value: record.value,
        timestamp: record.timestamp,
        headers: headersOf(record),
      });
      count++;
      if (count > recordsMax) dropOldest();
    },
    read(topic, partition, offset) {
      const history = partitions.get(`${topic}/${partition}`);
      if (history === undefined) return null;
      let low = 0;
      let high = history.offsets.length - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const found = history.offsets[middle] ?? 0;
        if (found === offset) return history.records[middle] ?? null;
        if (found < offset) low = middle + 1;
        else high = middle - 1;
      }
      return null;
    },
  };
}

const held = (history: PartitionHistory): number => history.offsets.length;
const noHeaders: Readonly<Record<string, string>> = {};

function headersOf(record: SourceRecord): Readonly<Record<string, string>> {
  const names = record.headerNames();
  return names.length === 0 ? noHeaders : Object.fromEntries(names.map((name) => [name, record.header(name) ?? '']));
}
