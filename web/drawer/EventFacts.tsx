import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrderEventRow } from '../../shared/protocol/http.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { formatExact, formatMeasured } from '../time/format.ts';
import { zoneName } from '../time/zone.ts';
import { formatPosition } from '../url/view-state.ts';
import { payloadFields } from './payload.ts';

/** One event in full: what it says and where it lies in Kafka. */
export function EventFacts({ event }: { event: OrderEventRow }) {
  const position = formatPosition(event.position);
  return (
    <dl className="event-facts">
      <Fact name="Type">
        <b title={event.label}>{event.activity}</b>
      </Fact>
      <Fact name="At">
        {formatExact(event.at)} {zoneName(event.at)}
      </Fact>
      {event.source !== null && <Fact name="Source">{event.source}</Fact>}
      <Fact name="Position">
        <Copied text={position} label="Copy the position" />
      </Fact>
      {event.correlationId !== null && (
        <Fact name="Correlation">
          <Copied text={event.correlationId} label="Copy the correlation id" />
        </Fact>
      )}
      {event.eventId !== null && (
        <Fact name="Event id">
          <Copied text={event.eventId} label="Copy the event id" />
        </Fact>
      )}
      {event.durationMs !== null && <Fact name="Took">{formatMeasured(event.durationMs)} wait and work</Fact>}
      {event.flags.length > 0 && <Fact name="Flags">{event.flags.join(', ')}</Fact>}
      {[...payloadFields(event.payload), ...payloadFields(event.headers, 'header')].map(({ path, value, masked }) => (
        <Fact key={path} name={path}>
          {masked ? (
            <span className="masked">
              <EyeOff size={12} aria-hidden="true" />
              masked
            </span>
          ) : (
            <span title={value}>{value}</span>
          )}
        </Fact>
      ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt title={name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <>
      <code title={text}>{text}</code>
      <CopyButton className="icon-button tiny" label={label} text={() => text} />
    </>
  );
}
