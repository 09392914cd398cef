import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/client.ts';
import { useOrderDetail } from '../api/queries.ts';
import { OrderDrawer } from '../drawer/OrderDrawer.tsx';
import { type HelpHandle, HelpSheet } from '../keyboard/HelpSheet.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useConnection, useModelRecord } from '../live/live-context.ts';
import { useNextStuck } from '../orders/use-next-stuck.ts';
import { Panel } from '../panel/Panel.tsx';
import { Stage } from '../stage/Stage.tsx';
import { NumberStrip } from '../strip/NumberStrip.tsx';
import { TimeBar } from '../timebar/TimeBar.tsx';
import { TopBar } from '../topbar/TopBar.tsx';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { Whisper, type Whispered } from './Whisper.tsx';
import './page.css';

/** The one screen: everything else opens inside it. */
export function Page({ processId }: { processId: string }) {
  const view = useViewState();
  const detail = useOrderDetail(processId, view.order);
  const help = useRef<HelpHandle>(null);
  const connection = useConnection();
  const stepCount = useModelRecord()?.steps ?? 0;
  const away = connection.kind === 'stale' || connection.kind === 'refused';
  const showHelp = (): void => help.current?.show();
  const gone = detail.error instanceof ApiProblem && detail.error.status === 404;
  const order = view.order === null || gone ? null : (detail.data ?? null);
  const [whispered, setWhispered] = useState<Whispered | null>(null);
  useNextStuck(processId, (sentence) => setWhispered({ sentence }));
  useEffect(() => {
    document.title = `${view.order === null ? processId : `Order ${view.order.id}`} · Choreoscope`;
  }, [processId, view.order]);
  useKeys({
    help: showHelp,
    close: () => {
      if (view.order !== null) navigate({ order: null, event: null });
      else if (view.step !== null) navigate({ step: null });
      else navigate({ filter: '' });
    },
  });
  return (
    <div
      className={`page ${view.order === null ? '' : 'with-drawer'} ${away ? 'away' : ''}`}
      style={{ '--step-count': stepCount }}
    >
      <TopBar processId={processId} onHelp={showHelp} />
      <NumberStrip processId={processId} />
      <Stage processId={processId} order={order} withDrawer={view.order !== null && !gone} />
      <Panel processId={processId} />
      {view.order !== null && <OrderDrawer order={view.order} detail={order} problem={detail.error} />}
      <TimeBar />
      <Whisper whispered={whispered} />
      <HelpSheet ref={help} />
    </div>
  );
}
