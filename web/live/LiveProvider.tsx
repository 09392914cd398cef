import { type ReactNode, useEffect, useState } from 'react';
import { browserNow, browserTimer } from '../time/browser-clock.ts';
import { connect, type OpenSocket } from './connection.ts';
import { browserTimers } from './frame-scheduler.ts';
import { offerInspection } from './inspect.ts';
import { LiveContext } from './live-context.ts';
import { createLiveStore } from './live-store.ts';

/** Holds the live view of one process for everything below. Give it the process as `key`. */
export function LiveProvider(props: { processId: string; openSocket: OpenSocket; children: ReactNode }) {
  const { processId, openSocket, children } = props;
  const [live] = useState(() => createLiveStore(browserTimers, browserNow));
  useEffect(() => {
    const disconnect = connect(processId, live, openSocket, browserNow, browserTimer);
    const withdraw = offerInspection(live);
    return () => {
      withdraw();
      disconnect();
    };
  }, [processId, live, openSocket]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
