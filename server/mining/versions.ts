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
  /** The version is shown in this picture from now on. */
  show(version: FlowVersion, mined: Mined, activities: readonly Activity[]): void;
  all(): readonly Version[];
}

export function createVersions(): Versions {
  let kept: readonly Version[] = [];
  return {
    show({ number, startsAt, changes }, mined, activities) {
      const others = kept.filter((version) => version.number !== number);
      const before = others.at(-1);
      const named = changes.map(({ activity, other, ...change }) => ({
        ...change,
        activity: activities[activity] as Activity,
        other: activities[other] ?? null,
      }));
      const version = {
        number,
        startsAt,
        changes: named,
        mined,
        difference: before === undefined ? null : difference(before.mined, mined),
      };
      kept = [...others, version].slice(-versionsKeptMax);
    },
    all: () => kept,
  };
}
