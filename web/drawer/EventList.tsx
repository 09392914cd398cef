import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { OrderEventRow } from '../../shared/protocol/http.ts';
import { formatInstant } from '../time/format.ts';

const rowHeight = 24;

/** All events of the order, newest first; only the rows in sight exist. */
export function EventList(props: {
  events: readonly OrderEventRow[];
  selected: number;
  onSelect: (index: number) => void;
}) {
  const { events, selected, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const last = events.length - 1;
  const virtualizer = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => {
    virtualizer.scrollToIndex(last - selected);
  }, [virtualizer, last, selected]);
  return (
    <div ref={scroller} className="event-list">
      <ol style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const event = events[last - index];
          if (!event) return null;
          return (
            <li key={last - index} style={{ transform: `translateY(${start}px)` }}>
              <button type="button" aria-current={last - index === selected} onClick={() => onSelect(last - index)}>
                <time>{formatInstant(event.at, events[last]?.at ?? event.at)}</time>
                <span>{event.label}</span>
                {event.flags.length > 0 && <small>{event.flags.join(', ')}</small>}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
