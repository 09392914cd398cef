import type { ModelVersions } from '../../shared/protocol/versions.ts';
import { useModelRecord, useSource } from '../live/live-context.ts';
import { formatCount, formatInstant, formatShare } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { HeatSwitch } from './HeatSwitch.tsx';
import { ModelNotes } from './ModelNotes.tsx';

/** Which model is drawn, since when it is seen, how well it explains how many orders, what it hides and what changed. */
export function StageHead({ facts }: { facts: ModelVersions | null }) {
  const model = useModelRecord();
  const firstEventAt = useSource()?.firstEventAt ?? null;
  const now = useDataNow();
  if (model === null) return null;
  return (
    <div className="stage-head">
      <div className="model-lines">
        <p className="model-facts">
          <b>Model v{model.version}</b>
          {firstEventAt !== null && <span>observed since {formatInstant(firstEventAt, now)}</span>}
          <span title="Share of the finished orders that the diagram explains exactly">
            drawn from {formatCount(model.orders)} {model.orders === 1 ? 'order' : 'orders'}, fits{' '}
            {formatShare(model.fitting)}
          </span>
        </p>
        {facts !== null && <ModelNotes facts={facts} />}
      </div>
      <HeatSwitch />
    </div>
  );
}
