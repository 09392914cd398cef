import type { ViewRecord } from '../../shared/view/records.ts';
import type { LiveStore } from './live-store.ts';

/** What a test or a curious person may read in the console. Nothing can be changed through it. */
export interface Inspection {
  /** Every record this browser holds, by key. */
  readonly view: () => Readonly<Record<string, ViewRecord>>;
  /** The version of that view; null before the first snapshot. */
  readonly seq: () => number | null;
}

declare global {
  interface Window {
    choreoscope?: Inspection;
  }
}

/** Offers the store for reading as `window.choreoscope`; returns the way to take it back. */
export function offerInspection(live: LiveStore): () => void {
  const inspection: Inspection = {
    view: () => Object.fromEntries(live.latest().view),
    seq: () => live.latest().seq,
  };
  window.choreoscope = inspection;
  return () => {
    if (window.choreoscope === inspection) delete window.choreoscope;
  };
}
