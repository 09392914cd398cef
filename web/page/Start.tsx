import { useEffect } from 'react';
import { useProcesses } from '../api/queries.ts';
import { Brand } from '../topbar/Brand.tsx';
import { navigate } from '../url/use-view-state.ts';
import './page.css';

/** `/`: goes on to the first process as soon as one is known. */
export function Start() {
  const { data, error } = useProcesses();
  const first = data?.[0]?.id;
  useEffect(() => {
    if (first !== undefined) navigate({ process: first }, 'replace');
  }, [first]);
  const sentence =
    error?.message ?? (data ? 'No process is watched yet.' : 'Asking the server which processes it watches…');
  return (
    <main className="start">
      <Brand />
      <p role="status">{sentence}</p>
    </main>
  );
}
