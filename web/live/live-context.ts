import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../shared/result.ts';
import type {
  ModelRecord,
  SeriesRecord,
  SourceStateRecord,
  StepRecord,
  SummaryRecord,
} from '../../shared/view/records.ts';
import type { ConnectionState } from './connection-state.ts';
import type { LiveState, LiveStore } from './live-store.ts';

export const LiveContext = createContext<LiveStore | null>(null);

export function useLiveStore(): LiveStore {
  const live = useContext(LiveContext);
  assert(live, 'a live component stands inside a LiveProvider');
  return live;
}

/** Re-renders when what `select` returns changes identity. */
function useLive<Selected>(select: (state: LiveState) => Selected): Selected {
  return useStore(useLiveStore(), select);
}

export const useConnection = (): ConnectionState => useLive((state) => state.connection);

export function useSummary(): SummaryRecord | null {
  const record = useLive((state) => state.view.get('summary'));
  return record?.kind === 'summary' ? record : null;
}

export function useSource(): SourceStateRecord | null {
  const record = useLive((state) => state.view.get('source'));
  return record?.kind === 'source' ? record : null;
}

export function useModelRecord(): ModelRecord | null {
  const record = useLive((state) => state.view.get('model'));
  return record?.kind === 'model' ? record : null;
}

export function useSeries(): SeriesRecord | null {
  const record = useLive((state) => state.view.get('series'));
  return record?.kind === 'series' ? record : null;
}

/** The steps of the drawn model with their numbers, in no particular order. */
export function useSteps(): readonly StepRecord[] {
  const view = useLive((state) => state.view);
  return useMemo(() => [...view.values()].filter((record) => record.kind === 'step'), [view]);
}
