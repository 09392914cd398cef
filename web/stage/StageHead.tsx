import { useModelRecord } from '../live/live-context.ts';
import { formatCount, formatInstant, formatShare } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { HeatSwitch } from './HeatSwitch.tsx';

/** Which model is drawn, since when it is seen, on how many orders it stands and how well it explains them. */
export function StageHead() {
  const model = useModelRecord();
  const now = useDataNow();
  if (model === null) return null;
  return (
    <div className="stage-head">
      <p className="model-facts">
        <b>Model v{model.version}</b>
        <span>observed since {formatInstant(model.since, now)}</span>
        <span className="wide-only">
          {formatCount(model.orders)} {model.orders === 1 ? 'order' : 'orders'}
        </span>
        <span className="wide-only">fits {formatShare(model.fitting)}</span>
      </p>
      <HeatSwitch />
    </div>
  );
}
