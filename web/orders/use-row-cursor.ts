import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import type { OrderRow } from '../../shared/protocol/http.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { navigate } from '../url/use-view-state.ts';
import type { ViewState } from '../url/view-state.ts';

/**
 * The row the keyboard stands on. j and k move it; with an order open they open the next one in place, so that one can leaf through.
 */
export function useRowCursor(
  rows: readonly OrderRow[],
  open: ViewState['order'],
  virtualizer: Virtualizer<HTMLDivElement, Element>,
) {
  const [cursor, setCursor] = useState(0);
  const openIndex = open === null ? -1 : rows.findIndex((row) => isSame(row, open));
  useEffect(() => {
    if (openIndex >= 0) setCursor(openIndex);
  }, [openIndex]);

  const openRow = (index: number, how: 'push' | 'replace'): void => {
    const row = rows[index];
    if (row)
      navigate({ order: { id: row.id, generation: row.generation > 1 ? row.generation : null }, event: null }, how);
  };
  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setCursor(next);
    virtualizer.scrollToIndex(next);
    if (open !== null) openRow(next, 'replace');
    requestAnimationFrame(() => {
      virtualizer.scrollElement?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true });
    });
  };
  useKeys({
    nextRow: () => moveTo(cursor + 1),
    previousRow: () => moveTo(cursor - 1),
    open: () => openRow(cursor, 'push'),
  });
  return {
    cursor: Math.min(cursor, Math.max(0, rows.length - 1)),
    openIndex,
    openRow: (index: number) => openRow(index, 'push'),
  };
}

const isSame = (row: OrderRow, order: { id: string; generation: number | null }): boolean =>
  row.id === order.id && (order.generation === null || order.generation === row.generation);
