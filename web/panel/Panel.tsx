import { useSummary } from '../live/live-context.ts';
import { OrdersTab } from '../orders/OrdersTab.tsx';
import { StepsTab } from '../steps/StepsTab.tsx';
import { formatCount } from '../time/format.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { type Tab, tabs } from '../url/view-state.ts';
import './panel.css';

const names: Readonly<Record<Tab, string>> = { orders: 'Orders', steps: 'Steps' };

/** The panel beside the diagram; below 900 px a sheet. */
export function Panel({ processId }: { processId: string }) {
  const { tab } = useViewState();
  const inFlight = useSummary()?.inFlight;
  const move = (step: number): void => {
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!next) return;
    navigate({ tab: next }, 'replace');
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <aside className="panel" aria-label="Orders and steps">
      <i className="grab" />
      <div className="tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="panel-content"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => navigate({ tab: name }, 'replace')}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') move(1);
              if (key === 'ArrowLeft') move(-1);
            }}
          >
            {names[name]}
            {name === 'orders' && inFlight !== undefined && <span title="in flight">{formatCount(inFlight)}</span>}
          </button>
        ))}
      </div>
      <div id="panel-content" className="panel-content" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'orders' ? <OrdersTab processId={processId} /> : <StepsTab />}
      </div>
    </aside>
  );
}
