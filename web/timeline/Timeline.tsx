import { useMemo, useState } from 'react';
import type { OrderDetail } from '../../shared/protocol/http.ts';
import { urgentWait } from '../orders/order-look.ts';
import { formatDuration } from '../time/format.ts';
import { axisLabels } from './axis-labels.ts';
import { TimelineRowView } from './TimelineRowView.tsx';
import { createTimeScale, type ScalePiece, zigzagFrom, zigzagTo } from './time-scale.ts';
import { timelineInstants, timelineRows, workTimes } from './timeline-rows.ts';
import './timeline.css';

interface TimelineProps {
  readonly order: OrderDetail;
  readonly nowMs: number;
  readonly onChooseEvent: (event: OrderDetail['events'][number]) => void;
}

/** The order's history and what it waits for, one row per step, idle time shortened. */
export function Timeline({ order, nowMs, onChooseEvent }: TimelineProps) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => timelineRows(order, nowMs), [order, nowMs]);
  const instants = useMemo(() => timelineInstants(order, rows, nowMs), [order, rows, nowMs]);
  const scale = createTimeScale(instants, opened, workTimes(rows));
  const wait = urgentWait(order);
  const closed = order.closedAt !== null;
  const endMs = order.closedAt ?? nowMs;
  const startMs = Math.min(...instants);
  const dueAtMs = closed ? null : (wait?.dueAt ?? null);
  const due = dueAtMs !== null && instants.includes(dueAtMs) ? dueAtMs : null;
  const labels = axisLabels(scale, {
    startMs,
    endMs,
    closed,
    due: due === null ? null : { atMs: due, learned: wait?.limitKind === 'learned' },
  });
  return (
    <div className="timeline">
      <div className="timeline-axis" aria-hidden="true">
        {labels.map(({ kind, text, position }) => (
          <span key={`${kind} ${text}`} className={kind} style={{ '--at': position }}>
            {text}
          </span>
        ))}
      </div>
      <div className="timeline-body" style={{ '--row-count': rows.length }}>
        <div className="timeline-rules" aria-hidden="true">
          {labels.map(({ kind, position, text }) =>
            kind === 'idle' ? null : <i key={`${kind} ${text}`} className={kind} style={{ '--at': position }} />,
          )}
        </div>
        {rows.map((row) => (
          <TimelineRowView
            key={row.activity}
            row={row}
            scale={scale}
            nowMs={endMs}
            blockedFromMs={blockedFrom(order)}
            onChoose={() => row.lastEvent && onChooseEvent(row.lastEvent)}
          />
        ))}
        <div className="timeline-breaks">
          {scale.pieces
            .filter(({ idle }) => idle)
            .map((piece) => (
              <Break key={piece.fromMs} piece={piece} onOpen={() => setOpened(new Set([...opened, piece.fromMs]))} />
            ))}
        </div>
      </div>
    </div>
  );
}

/** Since when nothing has happened that could lead on: the last event before the one that ended the order. */
function blockedFrom({ closedAt, startedAt, lastEventAt, events }: OrderDetail): number {
  if (closedAt === null) return lastEventAt;
  return events.reduce((last, { at }) => (at < closedAt ? Math.max(last, at) : last), startedAt);
}

function Break({ piece, onOpen }: { piece: ScalePiece; onOpen: () => void }) {
  const width = piece.right - piece.left;
  const place = { '--at': piece.left + width * zigzagFrom, '--width': width * (zigzagTo - zigzagFrom) };
  const label = `${formatDuration(piece.toMs - piece.fromMs)} idle: show in full length`;
  return (
    <button type="button" className="timeline-break" style={place} aria-label={label} title={label} onClick={onOpen} />
  );
}
