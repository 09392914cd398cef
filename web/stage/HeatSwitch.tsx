import { navigate, useViewState } from '../url/use-view-state.ts';
import { heatModes } from '../url/view-state.ts';

const names = { expiry: 'Expiry', duration: 'Duration', volume: 'Volume', off: 'Off' } as const;

/** What the steps are coloured by. */
export function HeatSwitch() {
  const { heat } = useViewState();
  return (
    <fieldset className="heat-switch">
      <legend className="visually-hidden">Heat</legend>
      {heatModes.map((mode) => (
        <label key={mode}>
          <input
            className="visually-hidden"
            type="radio"
            name="heat"
            checked={mode === heat}
            onChange={() => navigate({ heat: mode }, 'replace')}
          />
          {names[mode]}
        </label>
      ))}
    </fieldset>
  );
}
