import { ChevronLeft, ChevronRight, List, X } from 'lucide-react';
import { useState } from 'react';
import type { OrderDetail } from '../../shared/protocol/http.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { formatCount } from '../time/format.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { formatPosition } from '../url/view-state.ts';
import { EventFacts } from './EventFacts.tsx';
import { EventList } from './EventList.tsx';

/** The right part of the drawer: one event in full, or the list of all. */
export function EventSide({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { event: chosen } = useViewState();
  const [listed, setListed] = useState(false);
  const { events } = order;
  const last = events.length - 1;
  const found =
    chosen === null ? -1 : events.findIndex(({ position }) => formatPosition(position) === formatPosition(chosen));
  const selected = found === -1 ? last : found;
  const event = events[selected];
  const select = (index: number): void => {
    const next = events[index];
    if (next) navigate({ event: index === last ? null : next.position }, 'replace');
  };
  useKeys({ previousEvent: () => select(selected - 1), nextEvent: () => select(selected + 1) });
  return (
    <div className="drawer-side">
      <header className="drawer-head">
        <h3>{selected === last ? 'Last event' : 'Event'}</h3>
        <span className="quiet">
          {formatCount(selected + 1)} of {formatCount(events.length)}
        </span>
        <span className="grow" />
        <IconButton
          label="Previous event ([)"
          icon={ChevronLeft}
          disabled={selected <= 0}
          onClick={() => select(selected - 1)}
        />
        <IconButton
          label="Next event (])"
          icon={ChevronRight}
          disabled={selected >= last}
          onClick={() => select(selected + 1)}
        />
        <IconButton
          label={listed ? 'Show one event' : 'List all events'}
          icon={List}
          pressed={listed}
          onClick={() => setListed(!listed)}
        />
        <IconButton label="Close the order (Esc)" icon={X} onClick={onClose} />
      </header>
      {listed ? (
        <EventList
          events={events}
          selected={selected}
          onSelect={(index) => {
            select(index);
            setListed(false);
          }}
        />
      ) : (
        event && <EventFacts event={event} />
      )}
    </div>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: typeof X;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

function IconButton({ label, icon: Icon, onClick, disabled, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}
