import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { formatView, parseView, type ViewState } from './view-state.ts';

export type Navigate = (change: Partial<ViewState>, how?: 'push' | 'replace') => void;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

const readUrl = (): string => window.location.pathname + window.location.search;

/** Changes the address, and with it everything on screen. The same address again adds no step to go back over. */
export const navigate: Navigate = (change, how = 'push') => {
  const next = formatView({ ...parseView(window.location), ...change });
  if (next === readUrl()) return;
  window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
  for (const listener of listeners) listener();
};

/** The view the address bar holds, and the way to change it. */
export function useViewState(): ViewState {
  const url = useSyncExternalStore(subscribe, readUrl);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the URL stands for the location read inside
  return useMemo(() => parseView(window.location), [url]);
}

/** An address for a link: what `change` makes of the current view. */
export function useViewLink(): (change: Partial<ViewState>) => string {
  const view = useViewState();
  return useCallback((change) => formatView({ ...view, ...change }), [view]);
}
