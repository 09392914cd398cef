import { CircleAlert } from 'lucide-react';
import { useConnection, useSource } from '../live/live-context.ts';
import { problemOf } from './problem.ts';

/** What is wrong and what is being done about it, in one sentence over the diagram; nothing while all is well. */
export function Banner() {
  const problem = problemOf(useConnection(), useSource());
  if (problem === null) return null;
  return (
    <div className="banner card" role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <p>{problem.sentence}</p>
      {problem.reload && (
        <button type="button" className="button small" onClick={() => window.location.reload()}>
          Reload
        </button>
      )}
    </div>
  );
}
