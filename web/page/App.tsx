import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createQueryClient } from '../api/queries.ts';
import type { OpenSocket } from '../live/connection.ts';
import { LiveProvider } from '../live/LiveProvider.tsx';
import { useViewState } from '../url/use-view-state.ts';
import { Page } from './Page.tsx';
import { Start } from './Start.tsx';

/** The whole page; `openSocket` is its line to the server. */
export function App({ openSocket }: { openSocket: OpenSocket }) {
  const [queryClient] = useState(createQueryClient);
  const { process } = useViewState();
  return (
    <QueryClientProvider client={queryClient}>
      {process === null ? (
        <Start />
      ) : (
        <LiveProvider key={process} processId={process} openSocket={openSocket}>
          <Page processId={process} />
        </LiveProvider>
      )}
    </QueryClientProvider>
  );
}
