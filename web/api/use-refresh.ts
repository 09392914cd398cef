import { useEffect, useRef } from 'react';
import { useSummary } from '../live/live-context.ts';
import { browserNow } from '../time/browser-clock.ts';
import { createPacer } from './pacer.ts';

const refreshIntervalMs = 1_000;

/** Calls `refresh` when any order may look different, at most once a second. */
export function useRefreshOnChange(refresh: () => Promise<unknown>): void {
  const revision = useSummary()?.ordersRevision;
  const latest = useRef(refresh);
  const pacer = useRef<ReturnType<typeof createPacer> | null>(null);
  const seen = useRef(revision);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const created = createPacer(() => latest.current(), refreshIntervalMs, {
      now: browserNow,
      startTimer: (run, delayMs) => window.setTimeout(run, delayMs),
      stopTimer: (handle) => window.clearTimeout(handle),
    });
    pacer.current = created;
    return created.stop;
  }, []);
  useEffect(() => {
    if (revision === undefined || seen.current === revision) return;
    seen.current = revision;
    pacer.current?.ask();
  }, [revision]);
}
