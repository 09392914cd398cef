import { manualExplained } from '../strip/kpis.ts';
import { useViewState } from '../url/use-view-state.ts';

/** What the listed orders have in common, where the word alone does not say it. */
export function ListNote() {
  const { filter } = useViewState();
  return /(^|\s)is:manual(\s|$)/.test(filter) ? <p className="list-note">{manualExplained}</p> : null;
}
