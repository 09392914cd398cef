import { versionsKeptMax } from '../../shared/limits.ts';
import { type Difference, difference } from '../../shared/model/difference.ts';
import type { Drawn, Ledger } from '../ledger/ledger.ts';
import type { Version } from '../mining/versions.ts';

/** A picture that was on screen. */
export interface ShownVersion {
  readonly drawn: Drawn;
  /** Version of the flow it shows; 0 where that is not known. */
  readonly flow: number;
  /** The change of the flow that it is the first to show; null where it shows the flow of the picture before. */
  readonly cut: Pick<Version, 'startsAt' | 'difference'> | null;
}

/** What was drawn, by the numbers the page shows: at most `versionsKeptMax`. */
export interface VersionHistory {
  /** Notes what is drawn now; called at every tick, so that it sees every picture: mining for the next begins at a later tick. */
  observe(): void;
  /** Oldest first, the drawn one last. */
  all(): readonly ShownVersion[];
  /** The version of that number, without one the drawn one; null where it is not known. */
  find(version?: number): ShownVersion | null;
  /** The present version of the flow, in its newest picture. */
  flow(): Version | null;
}

export function createVersionHistory(ledger: Ledger, flows: () => readonly Version[] = () => []): VersionHistory {
  let kept: readonly ShownVersion[] = [];

  /** A change of the flow belongs to the first picture drawn since, also to one that had foreseen it. */
  function observe(): void {
    const { drawn } = ledger;
    const last = kept.at(-1);
    if (drawn === null || drawn === last?.drawn) return;
    const present = flows().at(-1) ?? null;
    const flow = present?.number ?? last?.flow ?? 0;
    const isCut = present !== null && last !== undefined && flow > last.flow && last.flow > 0;
    const isSame = last?.drawn.version === drawn.version;
    const cut = isCut ? present : isSame ? last.cut : null;
    kept = [...(isSame ? kept.slice(0, -1) : kept), { drawn, flow, cut }].slice(-versionsKeptMax);
  }

  const find = (version?: number): ShownVersion | null =>
    (version === undefined ? kept.at(-1) : kept.find(({ drawn }) => drawn.version === version)) ?? null;

  return { observe, all: () => kept, find, flow: () => flows().at(-1) ?? null };
}

/** What a kept version changed; null for the first there was, and for one whose predecessor is forgotten. O(steps²). */
export function changeOf(history: readonly ShownVersion[], index: number): Difference | null {
  const version = history[index];
  const before = history[index - 1];
  if (version === undefined) return null;
  if (version.cut?.difference) return version.cut.difference;
  return before === undefined ? null : difference(before.drawn.mined, version.drawn.mined);
}
