import { behindMs } from '../live/data-clock.ts';
import { useConnection, useLiveStore, useSource } from '../live/live-context.ts';
import { useBrowserNow } from '../time/use-now.ts';
import { chipLook } from './live-chip.ts';

/** How fresh what is on screen is. Screen readers hear of a change of state, not of every tenth. */
export function LiveChip() {
  const live = useLiveStore();
  const connection = useConnection();
  const source = useSource();
  const look = chipLook(connection, source, behindMs(live.getState(), useBrowserNow()));
  return (
    <span className={`chip ${look.tone}`} title={source?.problem ?? undefined}>
      <i className={look.tone === 'live' ? 'dot ringed' : 'ring'} />
      <b role="status">{look.label}</b>
      {look.detail && <span>{look.detail}</span>}
    </span>
  );
}
