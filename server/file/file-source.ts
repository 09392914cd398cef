import { type EpochMs, type OrderId, toEpochMs } from '../../shared/ids.ts';
import { assert } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import type { RecordSource, SourceHandler } from '../source.ts';
import type { ReplayEntry, ReplayLog } from './replay-log.ts';
import { type Pace, speedOf, startVirtualClock } from './virtual-clock.ts';

const batchRecordsMax = 1_000;
const tickMs = 50;

export interface FileSourceOptions {
  readonly log: ReplayLog;
  readonly pace: Pace;
  readonly clock: Clock;
}

interface ReplayPartition {
  readonly topic: string;
  readonly partition: number;
  /** Records before it are not wanted. */
  readonly position: number;
  nextOffset: number;
  endOffset: number;
  caughtUpAt: EpochMs | null;
}

const keyOf = ({ topic, partition }: { readonly topic: string; readonly partition: number }) => `${topic}/${partition}`;

/** Which orders come to their end with which entry: what stands last in the file is the last there is (semantics 9). */
function lastEntries(entries: readonly ReplayEntry[]): ReadonlySet<ReplayEntry> {
  const last = new Map<OrderId, ReplayEntry>();
  for (const entry of entries) if (entry.orderId !== null) last.set(entry.orderId, entry);
  return new Set(last.values());
}

/**
 * Delivers an event log as if it were live, on a virtual clock that runs from its first event to its last and stops there. The state
 * is `live` from the start and `ended` after the last batch, when nothing is delivered any more.
 */
export function createFileSource({ log: { entries }, pace, clock }: FileSourceOptions): RecordSource {
  let stopping = false;
  let running: Promise<void> | null = null;
  const lasts = lastEntries(entries);

  function assign(handler: SourceHandler): ReadonlyMap<string, ReplayPartition> {
    const partitions = new Map<string, ReplayPartition>();
    for (const { topic, partition } of entries) {
      const key = keyOf({ topic, partition });
      if (partitions.has(key)) continue;
      const position = handler.positionOf(topic, partition) ?? 0;
      partitions.set(key, { topic, partition, position, nextOffset: position, endOffset: position, caughtUpAt: null });
    }
    return partitions;
  }

  async function deliver(handler: SourceHandler, to: ReplayPartition, due: readonly ReplayEntry[]): Promise<void> {
    const ended = due.filter((entry) => lasts.has(entry)).flatMap((entry) => entry.orderId ?? []);
    to.nextOffset = Math.max(to.nextOffset, (due.at(-1)?.offset ?? -1) + 1);
    const { topic, partition, nextOffset, endOffset, caughtUpAt } = to;
    const records = due.filter((entry) => entry.offset >= to.position).map((entry) => entry.toRecord());
    const batch = { topic, partition, records, nextOffset, endOffset, caughtUpAt };
    await handler.onBatch(ended.length === 0 ? batch : { ...batch, ended });
  }

  /** Delivers what is due at `now`, in pieces, then tells of every partition that it has been read up to then. */
  async function tick(
    handler: SourceHandler,
    partitions: ReadonlyMap<string, ReplayPartition>,
    due: readonly ReplayEntry[],
    now: EpochMs,
  ): Promise<void> {
    for (const entry of due) {
      const partition = partitions.get(keyOf(entry));
      if (partition !== undefined) partition.endOffset = Math.max(partition.endOffset, entry.offset + 1);
    }
    for (let start = 0; start < due.length && !stopping; start += batchRecordsMax) {
      const piece = due.slice(start, start + batchRecordsMax);
      for (const [key, partition] of partitions) {
        const own = partitions.size === 1 ? piece : piece.filter((entry) => keyOf(entry) === key);
        if (own.length > 0 && !stopping) await deliver(handler, partition, own);
      }
    }
    for (const partition of partitions.values()) {
      if (stopping) return;
      partition.caughtUpAt = now;
      await deliver(handler, partition, []);
    }
  }

  async function run(handler: SourceHandler): Promise<void> {
    const partitions = assign(handler);
    const [first, last] = [entries[0]?.at ?? toEpochMs(0), entries.at(-1)?.at ?? toEpochMs(0)];
    const speed = speedOf(pace, last - first);
    const virtualNow = speed === null ? null : startVirtualClock(clock, speed, first, last);
    handler.onState({ kind: 'live' });
    for (let next = 0; next < entries.length && !stopping; ) {
      const now = virtualNow === null ? (entries[next + batchRecordsMax - 1]?.at ?? last) : virtualNow();
      let end = next;
      while ((entries[end]?.at ?? Number.POSITIVE_INFINITY) <= now) end += 1;
      await tick(handler, partitions, entries.slice(next, end), now);
      next = end;
      if (next < entries.length) await clock.sleep(virtualNow === null ? 0 : tickMs);
    }
    if (!stopping) handler.onState({ kind: 'ended' });
  }

  return {
    mode: 'replay',
    start(handler) {
      assert(running === null, 'a source starts once');
      running = Promise.resolve().then(() => run(handler));
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}
