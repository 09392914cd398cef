import type { OrderPage, OrderRow } from '../../shared/protocol/http.ts';

/** Pages of the order list as far as they were scrolled to; `cursors[i]` asked for `pages[i]`. */
export interface OrderPages {
  readonly pages: readonly OrderPage[];
  readonly cursors: readonly (string | null)[];
}

/**
 * The pages after those from `first` on were asked anew. What lies above is kept, so that the rows in sight do not move; what lies
 * below is dropped and comes back when it is scrolled to, since its cursors follow rows that may have changed.
 */
export function replacePages(held: OrderPages, first: number, fresh: OrderPages): OrderPages {
  return {
    pages: [...held.pages.slice(0, first), ...fresh.pages],
    cursors: [...held.cursors.slice(0, first), ...fresh.cursors],
  };
}

/** The index of the page a row lies in. */
export function pageOfRow(pages: readonly OrderPage[], row: number): number {
  let end = 0;
  const index = pages.findIndex((page) => {
    end += page.orders.length;
    return row < end;
  });
  return index === -1 ? Math.max(0, pages.length - 1) : index;
}

export const rowKey = (order: Pick<OrderRow, 'id' | 'generation'>): string => `${order.generation}:${order.id}`;

/** The rows of all pages, each order once: one that moved between two asks may stand on two pages, the later answer wins. */
export function rowsOf(pages: readonly OrderPage[]): readonly OrderRow[] {
  const rows = new Map<string, OrderRow>();
  for (const page of pages) for (const order of page.orders) rows.set(rowKey(order), order);
  return [...rows.values()];
}
