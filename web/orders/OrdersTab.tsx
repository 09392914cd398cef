import { useCallback, useEffect, useRef } from 'react';
import { ApiProblem } from '../api/client.ts';
import { listFilter } from '../filter/words.ts';
import { useConnection } from '../live/live-context.ts';
import { formatCount } from '../time/format.ts';
import { tellFilterProblem } from '../topbar/filter-problem.ts';
import { useViewState } from '../url/use-view-state.ts';
import { KeyFoot } from './KeyFoot.tsx';
import { ListNote } from './ListNote.tsx';
import { NoOrders } from './NoOrders.tsx';
import { OrderTable } from './OrderTable.tsx';
import { SortMenu } from './SortMenu.tsx';
import { StepChip } from './StepChip.tsx';
import { useOrderPages } from './use-order-pages.ts';

export function OrdersTab({ processId }: { processId: string }) {
  const { filter, step, sort } = useViewState();
  const visible = useRef({ first: 0, last: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  const asked = { filter: listFilter(filter, step), sort };
  const { list, rows, total } = useOrderPages(processId, asked, () => visible.current);
  const stale = useConnection().kind === 'stale';

  const problem = list.error instanceof ApiProblem ? list.error : null;
  const unreadable = problem?.status === 400 ? problem.message : null;
  useEffect(() => {
    tellFilterProblem(unreadable);
    return () => tellFilterProblem(null);
  }, [unreadable]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [asked.filter, sort]);

  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);

  const away = stale || list.isPlaceholderData;
  return (
    <>
      <div className="panel-tools">
        <SortMenu />
        <StepChip />
        <span className="grow" />
        <span className="quiet">{total !== null && (total === 1 ? '1 order' : `${formatCount(total)} orders`)}</span>
      </div>
      <ListNote />
      <div ref={scroller} className={`panel-list order-list ${away ? 'away' : ''}`} aria-busy={list.isPending}>
        <OrderTable rows={rows} total={total ?? 0} onNearEnd={loadMore} visible={visible} scroller={scroller} />
        {rows.length === 0 && !list.isPending && <NoOrders problem={problem?.message ?? null} />}
      </div>
      <KeyFoot />
    </>
  );
}
