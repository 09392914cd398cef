import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createQueryClient, useProcesses } from '../api/queries.ts';
import type { OpenSocket } from '../live/connection.ts';
import { LiveProvider } from '../live/LiveProvider.tsx';
import { useViewState } from '../url/use-view-state.ts';
import { Page } from './Page.tsx';
import { Start } from './Start.tsx';
import { UnknownProcess } from './UnknownProcess.tsx';

/** The whole page; `openSocket` is its line to the server. */
export function App({ openSocket }: { openSocket: OpenSocket }) {
  const [queryClient] = useState(createQueryClient);
  const { process } = useViewState();
  return (
    <QueryClientProvider client={queryClient}>
      {process === null ? <Start /> : <Watched key={process} processId={process} openSocket={openSocket} />}
    </QueryClientProvider>
  );
}

/** The page of a process, at once; the words for an unknown one as soon as it is known to be unknown. */
function Watched({ processId, openSocket }: { processId: string; openSocket: OpenSocket }) {
  const { data } = useProcesses();
  if (data?.every(({ id }) => id !== processId)) return <UnknownProcess processId={processId} known={data} />;
  return (
    <LiveProvider processId={processId} openSocket={openSocket}>
      <Page processId={processId} />
    </LiveProvider>
  );
}
