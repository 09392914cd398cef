import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type OrderPage, type OrderQuery, orderPageSchema } from '../../shared/protocol/http.ts';
import { request } from '../api/client.ts';
import { ordersPath } from '../api/paths.ts';
import { useRefreshOnChange, withCountsMs } from '../api/use-refresh.ts';
import { pageOfRow, replacePages, rowsOf } from './order-pages.ts';

const pageSize = 100;
type PagesData = InfiniteData<OrderPage, string | null>;

interface RowRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The order list, paged by the server. Pages are loaded as they are scrolled to; the pages in sight (`visible`, row indices) are
 * asked again when an order changed, soon where a count did.
 */
export function useOrderPages(processId: string, query: Pick<OrderQuery, 'filter' | 'sort'>, visible: () => RowRange) {
  const client = useQueryClient();
  const { filter, sort } = query;
  const queryKey = useMemo(() => ['orders', processId, filter, sort], [processId, filter, sort]);
  const fetchPage = useCallback(
    (cursor: string | null, signal?: AbortSignal) =>
      request(
        ordersPath(processId, { filter, sort, limit: pageSize, cursor }),
        orderPageSchema,
        signal ? { signal } : {},
      ),
    [processId, filter, sort],
  );
  const list = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous, before) => (before?.queryKey[1] === processId ? previous : undefined),
  });

  const refresh = async (): Promise<void> => {
    const held = client.getQueryData<PagesData>(queryKey);
    if (!held) {
      await list.refetch();
      return;
    }
    const range = visible();
    const first = pageOfRow(held.pages, range.first);
    const fresh = await fetchPages(
      fetchPage,
      held.pageParams[first] ?? null,
      pageOfRow(held.pages, range.last) - first + 1,
    );
    client.setQueryData<PagesData>(queryKey, (now) => {
      // Pages loaded or dropped while we asked: the next refresh sees to it.
      if (!now || now.pageParams[first] !== held.pageParams[first] || now.pages.length !== held.pages.length)
        return now;
      const next = replacePages({ pages: now.pages, cursors: now.pageParams }, first, fresh);
      return { pages: [...next.pages], pageParams: [...next.cursors] };
    });
  };
  useRefreshOnChange(refresh, withCountsMs);

  const pages = list.data?.pages;
  const rows = useMemo(() => rowsOf(pages ?? []), [pages]);
  return { list, rows, total: pages?.at(-1)?.total ?? null };
}

async function fetchPages(
  fetchPage: (cursor: string | null) => Promise<OrderPage>,
  from: string | null,
  count: number,
) {
  const pages: OrderPage[] = [];
  const cursors: (string | null)[] = [];
  let cursor = from;
  for (let index = 0; index < count; index += 1) {
    const page = await fetchPage(cursor);
    pages.push(page);
    cursors.push(cursor);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return { pages, cursors };
}
