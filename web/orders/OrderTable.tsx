import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { OrderRow } from '../../shared/protocol/http.ts';
import { useDataNow } from '../time/use-now.ts';
import { useViewState } from '../url/use-view-state.ts';
import { OrderTableRow } from './OrderTableRow.tsx';
import { shortId } from './order-look.ts';
import { rowKey } from './order-pages.ts';
import { useRowCursor } from './use-row-cursor.ts';
import './order-table.css';

const wideRowHeight = 28;
const narrowRowHeight = 36;
const overscan = 8;

interface OrderTableProps {
  readonly rows: readonly OrderRow[];
  readonly total: number;
  /** The last row in sight comes near the last one loaded. */
  readonly onNearEnd: () => void;
  /** Told which rows are in sight, without a render. */
  readonly visible: RefObject<{ first: number; last: number }>;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const usualIdLength = 8;

/** Characters the id column needs. */
const idLength = (rows: readonly OrderRow[]): number =>
  rows.slice(0, 100).reduce((longest, { id }) => Math.max(longest, shortId(id).length), usualIdLength);

/** The list of orders: a real table of which only the rows in sight exist, between two spacers. */
export function OrderTable({ rows, total, onNearEnd, visible, scroller }: OrderTableProps) {
  const { order, step } = useViewState();
  const nowMs = useDataNow();
  const rowHeight = window.innerWidth < 900 ? narrowRowHeight : wideRowHeight;
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rowKey(rows[index] ?? { id: String(index), generation: 0 }),
    overscan,
    scrollPaddingStart: wideRowHeight,
  });
  const { cursor, openIndex, openRow } = useRowCursor(rows, order, virtualizer);
  const items = virtualizer.getVirtualItems();
  const idChars = idLength(rows);
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    visible.current = { first, last };
    if (last >= rows.length - overscan && rows.length < total) onNearEnd();
  }, [first, last, rows.length, total, onNearEnd, visible]);

  return (
    <table
      className={`order-table ${idChars > usualIdLength ? 'long-ids' : ''}`}
      aria-label="Orders"
      aria-rowcount={total + 1}
      style={{ '--id-length': idChars }}
    >
      <thead>
        <tr aria-rowindex={1}>
          <th className="order-id">Order</th>
          <th className="order-state">State</th>
          <th>Waiting for</th>
          <th className="number order-for">For</th>
          <th className="number order-due">Due in</th>
        </tr>
      </thead>
      <tbody>
        <Spacer height={items[0]?.start ?? 0} />
        {items.map(({ index, key }) => {
          const row = rows[index];
          if (!row) return null;
          const state = { open: index === openIndex, active: index === cursor, step };
          return <OrderTableRow key={key} order={row} index={index} nowMs={nowMs} {...state} onOpen={openRow} />;
        })}
        <Spacer height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      </tbody>
    </table>
  );
}

/** Holds the place of the rows that do not exist. */
function Spacer({ height }: { height: number }) {
  return (
    <tr className="spacer">
      <td colSpan={5} style={{ height }} />
    </tr>
  );
}
