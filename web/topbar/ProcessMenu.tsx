import { ChevronDown, Route } from 'lucide-react';
import { useProcesses } from '../api/queries.ts';
import { navigate } from '../url/use-view-state.ts';
import { initialView } from '../url/view-state.ts';

/** Chooses the process; another process starts with an empty filter, but keeps nothing of this one. */
export function ProcessMenu({ processId }: { processId: string }) {
  const processes = useProcesses().data ?? [];
  const known = processes.some(({ id }) => id === processId);
  return (
    <span className="select process-menu">
      <Route size={14} aria-hidden="true" />
      <select
        aria-label="Process"
        value={processId}
        onChange={({ target }) => navigate({ ...initialView, process: target.value })}
      >
        {!known && <option value={processId}>{processId}</option>}
        {processes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden="true" />
    </span>
  );
}
