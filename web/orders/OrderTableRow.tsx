import { memo } from 'react';
import { useStore } from 'zustand';
import type { OrderRow } from '../../shared/protocol/http.ts';
import { formatDuration, formatInstant } from '../time/format.ts';
import { zoneStore } from '../time/zone.ts';
import { rowTimes, shortId, waitName } from './order-look.ts';
import { StatePill } from './StatePill.tsx';

export interface OrderTableRowProps {
  readonly order: OrderRow;
  /** Position in the whole list, from 0. */
  readonly index: number;
  readonly nowMs: number;
  /** The step the list is filtered by. */
  readonly step: string | null;
  readonly open: boolean;
  /** The row the keyboard stands on: the only one in the tab order. */
  readonly active: boolean;
  readonly onOpen: (index: number) => void;
}

export const OrderTableRow = memo(function OrderTableRow(props: OrderTableRowProps) {
  const { order, index, nowMs, step, open, active, onOpen } = props;
  useStore(zoneStore);
  const times = rowTimes(order, nowMs, step);
  return (
    <tr
      className={`order-row ${open ? 'open' : ''}`}
      aria-rowindex={index + 2}
      aria-current={open ? 'true' : undefined}
      data-row={index}
      tabIndex={active ? 0 : -1}
      onClick={() => onOpen(index)}
    >
      <td className="order-id" title={order.id}>
        {shortId(order.id)}
        {order.generation > 1 && <small>#{order.generation}</small>}
      </td>
      {order.closedAt === null ? (
        <>
          <td className="order-pill">
            <StatePill order={order} />
          </td>
          <td className="order-wait" title={order.waitingFor.map(waitName).join(', ')}>
            <span className="wait-line">
              <span className="wait-name">{times.waitingFor || '–'}</span>
              {times.more > 0 && <small>+{times.more}</small>}
            </span>
          </td>
          <td className="number">{times.waitedMs !== null && formatDuration(times.waitedMs)}</td>
          <td className={`number ${(times.dueInMs ?? 0) < 0 ? 'negative' : ''}`}>
            {times.dueInMs === null ? '–' : formatDuration(times.dueInMs)}
          </td>
        </>
      ) : (
        <td className="order-pill quiet" colSpan={4}>
          <StatePill order={order} /> {formatInstant(order.closedAt, nowMs)}, took{' '}
          {formatDuration(order.closedAt - order.startedAt)}
        </td>
      )}
    </tr>
  );
});
