import { useStore } from 'zustand';
import { useBrowserNow } from '../time/use-now.ts';
import { chooseZone, zoneName, zoneStore } from '../time/zone.ts';

/** Says in which zone instants are told and switches between UTC and the zone of this browser. */
export function ZoneButton() {
  const choice = useStore(zoneStore);
  const name = zoneName(useBrowserNow(), choice);
  const other = choice === 'utc' ? 'local' : 'utc';
  const label = `Times in ${choice === 'utc' ? 'UTC' : `local time, ${name}`}. Switch to ${other === 'utc' ? 'UTC' : 'local time'}`;
  return (
    <button
      type="button"
      className="button small ghost zone-button"
      aria-label={label}
      title={label}
      onClick={() => chooseZone(other)}
    >
      {choice === 'utc' ? 'UTC' : 'Local'}
    </button>
  );
}
