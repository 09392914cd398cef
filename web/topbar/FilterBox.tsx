import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../keyboard/use-keys.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { useFilterProblem } from './filter-problem.ts';

const settleMs = 250;

/**
 * The filter as text. What is typed reaches the URL after a quarter of a second of rest, replacing the address, so that going back
 * does not replay the typing. What the server cannot read it says under the box.
 */
export function FilterBox() {
  const { filter } = useViewState();
  const [draft, setDraft] = useState(filter);
  const input = useRef<HTMLInputElement>(null);
  const problem = useFilterProblem();
  useKeys({ search: () => input.current?.focus() });
  // The address changed from elsewhere; what is being typed keeps its trailing blank.
  useEffect(() => setDraft((held) => (held.trim() === filter ? held : filter)), [filter]);
  useEffect(() => {
    if (draft.trim() === filter) return;
    const timer = window.setTimeout(() => navigate({ filter: draft.trim() }, 'replace'), settleMs);
    return () => window.clearTimeout(timer);
  }, [draft, filter]);
  const clear = (): void => {
    setDraft('');
    navigate({ filter: '' });
  };
  return (
    <search className={`filter ${draft === '' ? '' : 'filled'}`}>
      <Search size={14} aria-hidden="true" />
      <input
        ref={input}
        type="text"
        aria-label="Filter orders"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'filter-problem'}
        placeholder="Filter orders, e.g. is:overdue step:payment-processed 7f3a"
        spellCheck={false}
        autoComplete="off"
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onKeyDown={(domEvent) => {
          if (domEvent.key === 'Enter') navigate({ filter: draft.trim() });
          if (domEvent.key !== 'Escape') return;
          if (draft !== '') clear();
          else input.current?.blur();
        }}
      />
      {draft === '' ? (
        <kbd>/</kbd>
      ) : (
        <button type="button" className="icon-button tiny" aria-label="Clear filter" onClick={clear}>
          <X size={14} aria-hidden="true" />
        </button>
      )}
      {problem !== null && (
        <p id="filter-problem" className="filter-problem card" role="alert">
          {problem}
        </p>
      )}
    </search>
  );
}
