import { useEffect } from 'react';
import type { ProcessListItem } from '../../shared/protocol/http.ts';
import { ViewLink } from '../parts/ViewLink.tsx';
import { formatCount } from '../time/format.ts';
import { Brand } from '../topbar/Brand.tsx';
import { initialView } from '../url/view-state.ts';
import './page.css';

/** The address names a process that is not watched: which ones are, one click away. */
export function UnknownProcess({ processId, known }: { processId: string; known: readonly ProcessListItem[] }) {
  useEffect(() => {
    document.title = 'Unknown process · Choreoscope';
  }, []);
  return (
    <main className="start">
      <Brand />
      <h1 role="status">
        There is no process <code>{processId}</code> here.
      </h1>
      <p>{known.length === 0 ? 'No process is watched yet.' : 'These are watched:'}</p>
      <ul className="known-processes">
        {known.map(({ id, name, orders }) => (
          <li key={id}>
            <ViewLink className="button" change={{ ...initialView, process: id }}>
              {name}
              <span className="quiet">{formatCount(orders)} in flight</span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </main>
  );
}
