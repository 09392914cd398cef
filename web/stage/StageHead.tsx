import { useModelRecord, useSource } from '../live/live-context.ts';
import { formatCount, formatInstant, formatShare } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { HeatSwitch } from './HeatSwitch.tsx';

/** Which model is drawn, since when it is seen, on how many orders it stands and how well it explains them. */
export function StageHead() {
  const model = useModelRecord();
  const firstEventAt = useSource()?.firstEventAt ?? null;
  const now = useDataNow();
  if (model === null) return null;
  return (
    <div className="stage-head">
      <p className="model-facts">
        <b>Model v{model.version}</b>
        {firstEventAt !== null && <span>observed since {formatInstant(firstEventAt, now)}</span>}
        <span title="Share of the finished orders that the diagram explains exactly">
          fits {formatShare(model.fitting)} of {formatCount(model.orders)} {model.orders === 1 ? 'order' : 'orders'}
        </span>
      </p>
      <HeatSwitch />
    </div>
  );
}
