import { X } from 'lucide-react';
import type { OrderDetail } from '../../shared/protocol/http.ts';
import { StatePill } from '../orders/StatePill.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { formatDuration, formatInstant } from '../time/format.ts';
import { useDataNow } from '../time/use-now.ts';
import { zoneName } from '../time/zone.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { navigate } from '../url/use-view-state.ts';
import type { ViewState } from '../url/view-state.ts';
import { CauseLine } from './CauseLine.tsx';
import { causeOf } from './cause.ts';
import { EventSide } from './EventSide.tsx';
import { QuietLine } from './QuietLine.tsx';
import './drawer.css';

interface OrderDrawerProps {
  readonly order: NonNullable<ViewState['order']>;
  readonly detail: OrderDetail | null;
  readonly problem: Error | null;
}

const close = (): void => navigate({ order: null, event: null });

/** The selected order: what is wrong with it, its history, and one event in full. */
export function OrderDrawer({ order, detail, problem }: OrderDrawerProps) {
  if (detail === null)
    return <DrawerWithout orderId={order.id} sentence={problem?.message ?? 'Asking for the order…'} />;
  return <DrawerWith detail={detail} />;
}

function DrawerWith({ detail }: { detail: OrderDetail }) {
  const nowMs = useDataNow();
  const cause = causeOf(detail, nowMs);
  return (
    <section className="drawer" aria-label={`Order ${detail.id}`}>
      <div className="drawer-main">
        <header className="drawer-head">
          <h2>
            Order <code>{detail.id}</code>
            {detail.generations > 1 && ` #${detail.generation}`}
          </h2>
          <StatePill order={detail} />
          <span className="quiet drawer-facts">{factsOf(detail, nowMs)}</span>
          <span className="grow" />
          <CopyButton
            className="button small ghost"
            label="Copy a link to this order"
            text={() => window.location.href}
          >
            Copy link
          </CopyButton>
        </header>
        {cause === null ? <QuietLine order={detail} nowMs={nowMs} /> : <CauseLine cause={cause} nowMs={nowMs} />}
        <Timeline
          key={`${detail.generation} ${detail.id}`}
          order={detail}
          nowMs={nowMs}
          onChooseEvent={({ position }) => navigate({ event: position }, 'replace')}
        />
      </div>
      <EventSide order={detail} onClose={close} />
    </section>
  );
}

function DrawerWithout({ orderId, sentence }: { orderId: string; sentence: string }) {
  return (
    <section className="drawer without" aria-label={`Order ${orderId}`}>
      <header className="drawer-head">
        <h2>
          Order <code>{orderId}</code>
        </h2>
        <span className="grow" />
        <button type="button" className="icon-button small" aria-label="Close the order (Esc)" onClick={close}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      <p className="drawer-sentence" role="status">
        {sentence}
      </p>
    </section>
  );
}

/** `placed 10:02:11 UTC · 47m 12s ago · model v14`. */
function factsOf(detail: OrderDetail, nowMs: number): string {
  const placed = `${detail.partial ? 'first seen' : 'placed'} ${formatInstant(detail.startedAt, nowMs)} ${zoneName(detail.startedAt)}`;
  const ago = `${formatDuration(Math.max(0, nowMs - detail.startedAt))} ago`;
  const took = detail.closedAt === null ? null : `took ${formatDuration(detail.closedAt - detail.startedAt)}`;
  const model = detail.modelVersion === null ? null : `model v${detail.modelVersion}`;
  return [placed, took ?? ago, model].filter(Boolean).join(' · ');
}
