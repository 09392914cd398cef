import { useEffect, useRef } from 'react';
import type { SummaryRecord } from '../../shared/view/records.ts';
import { useSummary } from '../live/live-context.ts';
import { browserNow } from '../time/browser-clock.ts';
import { createPacer } from './pacer.ts';

/** Soon enough that a list and the numbers above it differ for a tick or two only. */
export const withCountsMs = 200;
const changesIntervalMs = 1_000;

/** Calls `refresh` when any order may look different, at most once a second; sooner when a number of the strip has changed, where asked for (UI20). */
export function useRefreshOnChange(refresh: () => Promise<unknown>, countsIntervalMs = changesIntervalMs): void {
  const summary = useSummary();
  const revision = summary?.ordersRevision;
  const counts = summary === null ? '' : countsOf(summary);
  const latest = useRef(refresh);
  const pacer = useRef<ReturnType<typeof createPacer> | null>(null);
  const seen = useRef({ revision, counts });
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const created = createPacer(() => latest.current(), {
      now: browserNow,
      startTimer: (run, delayMs) => window.setTimeout(run, delayMs),
      stopTimer: (handle) => window.clearTimeout(handle),
    });
    pacer.current = created;
    return created.stop;
  }, []);
  useEffect(() => {
    const before = seen.current;
    if (revision === undefined || (before.revision === revision && before.counts === counts)) return;
    seen.current = { revision, counts };
    pacer.current?.ask(before.counts === counts ? changesIntervalMs : countsIntervalMs);
  }, [revision, counts, countsIntervalMs]);
}

/** The counts of orders that a list of them has to agree with. */
const countsOf = ({
  inFlight,
  atRisk,
  overdue,
  manual,
  completed,
  expired,
  failed,
  cancelled,
}: SummaryRecord): string => [inFlight, atRisk, overdue, manual, completed, expired, failed, cancelled].join();
