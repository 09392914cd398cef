import { CircleDashed } from 'lucide-react';
import { useSource, useSummary } from '../live/live-context.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';

/** Why the list is empty, and the way out of it. */
export function NoOrders({ problem }: { problem: string | null }) {
  const { filter, step } = useViewState();
  const accepted = useSummary()?.accepted ?? 0;
  const topics = useSource()?.topics.join(', ');
  const filtered = filter !== '' || step !== null;
  return (
    <div className="panel-empty">
      <CircleDashed size={24} aria-hidden="true" />
      <b>{problem !== null ? 'No answer' : accepted === 0 ? 'No orders yet' : 'No order fits'}</b>
      {problem !== null ? (
        <p>{problem}</p>
      ) : accepted === 0 ? (
        <p>
          {topics ? (
            <>
              Nothing was read from <code>{topics}</code> so far.{' '}
            </>
          ) : null}
          Orders appear here within two seconds of their first event.
        </p>
      ) : (
        <p>No order matches {filtered ? 'the filter at this moment' : 'at this moment'}.</p>
      )}
      {filtered && (
        <button type="button" className="button" onClick={() => navigate({ filter: '', step: null })}>
          Clear filter
        </button>
      )}
    </div>
  );
}
