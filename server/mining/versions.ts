import type { FlowVersion } from '../../shared/change/flow-watch.ts';
import type { RelationChange } from '../../shared/change/relation-change.ts';
import type { Activity, EpochMs } from '../../shared/ids.ts';
import { versionsKeptMax } from '../../shared/limits.ts';
import { type Difference, difference } from '../../shared/model/difference.ts';
import type { Mined } from './mine.ts';

/** A relation that changed, in the words of the log. */
export type NamedChange = Omit<RelationChange, 'activity' | 'other'> & {
  readonly activity: Activity;
  readonly other: Activity | null;
};

/** A version of the flow as it was last shown. */
export interface Version {
  readonly number: number;
  /** Orders that started from here on belong to it (semantics 15); null for the first. */
  readonly startsAt: EpochMs | null;
  readonly changes: readonly NamedChange[];
  readonly mined: Mined;
  /** What its picture shows otherwise than the last one of the version before; null for the first. */
  readonly difference: Difference | null;
}

/** The latest versions, at most `versionsKeptMax`. */
export interface Versions {
  /** The version is shown in this picture from now on; orders that started until `latestStart` are in it. */
  show(version: FlowVersion, mined: Mined, activities: readonly Activity[], latestStart: EpochMs): void;
  all(): readonly Version[];
}

/** Pictures of the present version that are remembered, to find the one from before the next begins. */
const picturesMax = 10;

export function createVersions(): Versions {
  let kept: readonly Version[] = [];
  let pictures: readonly { readonly mined: Mined; readonly latestStart: EpochMs }[] = [];

  /** The version before, in the picture it had before its first order that already went the new way. */
  function before({ number, startsAt }: FlowVersion): Version | null {
    const last = kept.at(-1);
    if (last === undefined) return null;
    if (last.number === number) return kept.at(-2) ?? null;
    const known = pictures.findLast(({ latestStart }) => startsAt === null || latestStart < startsAt) ?? pictures[0];
    return { ...last, mined: known?.mined ?? last.mined };
  }

  return {
    show(flow, mined, activities, latestStart) {
      const { number, startsAt, changes } = flow;
      const previous = before(flow);
      const isNew = previous === null ? kept.length === 0 : kept.at(-1)?.number !== number;
      const named = changes.map(({ activity, other, ...change }) => ({
        ...change,
        activity: activities[activity] as Activity,
        other: activities[other] ?? null,
      }));
      const version: Version = {
        number,
        startsAt,
        changes: named,
        mined,
        difference: previous === null ? null : difference(previous.mined, mined),
      };
      const older = kept.filter((other) => other.number !== number && other.number !== previous?.number);
      kept = [...older, ...(previous === null ? [] : [previous]), version].slice(-versionsKeptMax);
      pictures = [...(isNew ? [] : pictures), { mined, latestStart }].slice(-picturesMax);
    },
    all: () => kept,
  };
}
