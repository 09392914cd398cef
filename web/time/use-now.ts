import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { EpochMs } from '../../shared/ids.ts';
import { dataNow } from '../live/data-clock.ts';
import { useLiveStore } from '../live/live-context.ts';
import { browserNow, browserTimer } from './browser-clock.ts';
import { zoneStore } from './zone.ts';

/** A clock that all ticking components share, so that every duration on screen turns over together. */
function createTicker(intervalMs: number) {
  const listeners = new Set<() => void>();
  let stop: (() => void) | null = null;
  let nowMs = browserNow();
  const tick = (): void => {
    nowMs = browserNow();
    for (const listener of listeners) listener();
  };
  return {
    now: () => nowMs,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      if (stop === null) {
        nowMs = browserNow();
        stop = browserTimer(intervalMs, tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

const seconds = createTicker(1_000);

/** The browser's time, ticking each second. */
export const useBrowserNow = (): number => useSyncExternalStore(seconds.subscribe, seconds.now);

/** The instant for which durations are told (data-clock.ts), ticking each second; also renders anew in another zone, as what tells it must. */
export function useDataNow(): EpochMs {
  const live = useLiveStore();
  useStore(zoneStore);
  return dataNow(live.getState(), useBrowserNow());
}
