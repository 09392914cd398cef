import { useSeries, useSummary } from '../live/live-context.ts';
import { StateIcon } from '../orders/StatePill.tsx';
import { ViewLink } from '../parts/ViewLink.tsx';
import { useViewState } from '../url/use-view-state.ts';
import { type Kpi, kpisOf } from './kpis.ts';
import { Sparkline } from './Sparkline.tsx';
import { StripNote } from './StripNote.tsx';
import './strip.css';

export function NumberStrip({ processId }: { processId: string }) {
  const kpis = kpisOf(useSummary(), useSeries());
  const { filter, tab } = useViewState();
  const isCurrent = (kpi: Kpi): boolean =>
    kpi.change.tab === 'steps' ? tab === 'steps' : kpi.change.filter === filter && tab === 'orders';
  return (
    <nav className="strip" aria-label="Key numbers">
      {kpis.map((kpi) => (
        <ViewLink
          key={kpi.label}
          className={`kpi ${kpi.tone} ${kpi.zero ? 'zero' : ''}`}
          change={kpi.change}
          title={kpi.explained ?? undefined}
          aria-current={isCurrent(kpi) ? 'true' : undefined}
        >
          <span className="kpi-number">{kpi.value}</span>
          <span className="kpi-label">
            {kpi.icon && <StateIcon icon={kpi.icon} size={14} />}
            {kpi.label}
          </span>
          {kpi.series && kpi.series.length > 1 && <Sparkline values={kpi.series} tone={kpi.tone} />}
        </ViewLink>
      ))}
      <StripNote processId={processId} />
    </nav>
  );
}
