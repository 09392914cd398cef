import type { OrderPath } from '../props.ts';

/** How a selected order stands to an element of the diagram. */
export type PathState = 'done' | 'waiting' | 'stopped' | 'blocked' | 'not-taken';

export const pathMarker = (state: PathState): string => `path-${state}`;

/** What is in none of the four lists was not taken; where lists disagree the more urgent one wins. */
export function pathStates(path: OrderPath): (element: string) => PathState {
  const done = new Set(path.done);
  const waiting = new Set(path.waiting);
  const stopped = new Set(path.stopped);
  const blocked = new Set(path.blocked);
  return (element) => {
    const id = element.replace(/_label$/, '');
    if (waiting.has(id)) return 'waiting';
    if (stopped.has(id)) return 'stopped';
    if (done.has(id)) return 'done';
    return blocked.has(id) ? 'blocked' : 'not-taken';
  };
}
