import { rejectionGroupsMax, rejectionSamplesMax } from '../limits.ts';
import type { Rejection, RejectionReason } from './event.ts';
import type { Position } from './record.ts';

/** Rejections of one topic, service and reason; the samples are its latest and never quote a payload. */
interface RejectionGroup {
  readonly reason: RejectionReason;
  readonly topic: string;
  /** The service that sent them; null where it is unknown, or counted with others because there are too many. */
  readonly source: string | null;
  readonly count: number;
  readonly samples: readonly { readonly detail: string; readonly position: Position }[];
}

export interface RejectionTally {
  readonly total: number;
  add(rejection: Rejection): void;
  /** Largest group first. */
  groups(): readonly RejectionGroup[];
}

/** Counts rejections in bounded memory; changed by its owner alone. */
export function createRejectionTally(): RejectionTally {
  const groups = new Map<string, RejectionGroup>();
  let total = 0;
  const groupFor = ({ reason, position: { topic }, source }: Rejection) => {
    const key = JSON.stringify([topic, source, reason]);
    const empty = { reason, topic, source, count: 0, samples: [] };
    if (groups.has(key) || groups.size < rejectionGroupsMax) return { key, group: groups.get(key) ?? empty };
    // Topics and reasons are few by configuration, services are named by senders: those are what must not grow.
    const shared = JSON.stringify([topic, null, reason]);
    return { key: shared, group: groups.get(shared) ?? { ...empty, source: null } };
  };
  return {
    get total() {
      return total;
    },
    add(rejection) {
      total += 1;
      const { key, group } = groupFor(rejection);
      const sample = { detail: rejection.detail, position: rejection.position };
      groups.set(key, {
        ...group,
        count: group.count + 1,
        samples: [...group.samples, sample].slice(-rejectionSamplesMax),
      });
    },
    groups: () => [...groups.values()].sort((one, other) => other.count - one.count),
  };
}
