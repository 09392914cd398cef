import { useSource, useSummary } from '../live/live-context.ts';
import { formatClock, formatCount, formatDate } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { zoneName } from '../time/zone.ts';
import { Rejections } from './Rejections.tsx';
import { SpreadOrders } from './SpreadOrders.tsx';

/** For what instant the numbers are told, and how much is still to be read. */
export function StripNote({ processId }: { processId: string }) {
  const source = useSource();
  const summary = useSummary();
  const rejected = summary?.rejected ?? 0;
  const spread = summary?.spread ?? null;
  const now = useDataNow();
  if (source === null) return null;
  const partitions = `${formatCount(source.partitions)} ${source.partitions === 1 ? 'partition' : 'partitions'}`;
  return (
    <div className="strip-note">
      <span>
        as of {source.mode === 'replay' && source.asOf !== null && `${formatDate(source.asOf)}, `}
        <b>{formatClock(source.asOf ?? now)}</b> {zoneName(source.asOf ?? now)}
      </span>
      <span>
        {source.partitions === 0 ? 'no partition yet' : `${partitions}, lag ${formatCount(source.lag)}`}
        {rejected > 0 && <Rejections processId={processId} rejected={rejected} />}
        {spread !== null && <SpreadOrders {...spread} />}
      </span>
    </div>
  );
}
