import { type EpochMs, toEpochMs } from '../../shared/ids.ts';

/** Something of a log that is to be put in time order. */
export interface Timed {
  /** Null where the log has no time for it. */
  readonly at: number | null;
  /** What keeps its own order whatever its times say: a trace, an order, a partition. */
  readonly sequence: string;
}

/** What the order of a file means where it tells no times: traces one by one, or events as they happened. */
export type FileOrder = 'traces' | 'events';

/** Where a log has no times it begins here. */
const untimedStart = Date.UTC(2000, 0, 1);
const untimedStepMs = 1_000;

const earliest = (items: readonly Timed[]): number | null =>
  items.reduce<number | null>((least, { at }) => (at !== null && (least === null || at < least) ? at : least), null);

/** One second apart: the events in a file of events; in a file of traces each trace's events, and the beginnings of the traces. */
function untimedAt(before: number | undefined, sequenceCount: number, index: number, fileOrder: FileOrder): number {
  if (fileOrder === 'events') return untimedStart + index * untimedStepMs;
  return before === undefined ? untimedStart + sequenceCount * untimedStepMs : before + untimedStepMs;
}

/**
 * Merges sequences by time. The time of an item is never before that of its predecessor in its sequence, whose time it also takes
 * where it has none; equal times stay as they stood. O(n log n).
 */
export function mergeInTimeOrder<Item extends Timed>(
  items: readonly Item[],
  fileOrder: FileOrder,
): readonly { readonly item: Item; readonly at: EpochMs }[] {
  const first = earliest(items);
  const reached = new Map<string, number>();
  const timed = items.map((item, index) => {
    const before = reached.get(item.sequence);
    const at =
      first === null ? untimedAt(before, reached.size, index, fileOrder) : Math.max(item.at ?? first, before ?? first);
    reached.set(item.sequence, at);
    return { item, at: toEpochMs(at) };
  });
  return timed.sort((a, b) => a.at - b.at);
}
