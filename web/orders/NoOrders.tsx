import { CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSource, useSummary } from '../live/live-context.ts';
import { ViewLink } from '../parts/ViewLink.tsx';
import { formatCount } from '../time/format.ts';
import { useViewState } from '../url/use-view-state.ts';

/** Why the list is empty, and the way out of it. */
export function NoOrders({ problem }: { problem: string | null }) {
  const { filter, step } = useViewState();
  const { accepted, completed } = useSummary() ?? { accepted: 0, completed: 0 };
  const topics = useSource()?.topics.join(', ');
  const filtered = filter !== '' || step !== null;
  return (
    <div className="panel-empty">
      <CircleDashed size={24} aria-hidden="true" />
      <Reason {...{ problem, accepted, filtered, topics }} />
      {filtered && (
        <ViewLink className="button" change={{ filter: '', step: null }}>
          Clear filter
        </ViewLink>
      )}
      {!filtered && completed > 0 && (
        <ViewLink className="button" change={{ filter: 'is:completed' }}>
          Show the {formatCount(completed)} completed
        </ViewLink>
      )}
    </div>
  );
}

interface ReasonProps {
  readonly problem: string | null;
  readonly accepted: number;
  readonly filtered: boolean;
  readonly topics: string | undefined;
}

function Reason({ problem, accepted, filtered, topics }: ReasonProps) {
  if (problem !== null) return <Told title="No answer">{problem}</Told>;
  if (accepted === 0) {
    return (
      <Told title="No orders yet">
        {topics && (
          <>
            Nothing was read from <code>{topics}</code> so far.{' '}
          </>
        )}
        Orders appear here within two seconds of their first event.
      </Told>
    );
  }
  if (filtered) return <Told title="No order fits">No order matches the filter at this moment.</Told>;
  return <Told title="No order in flight">Every order that was seen has come to its end.</Told>;
}

function Told({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <b>{title}</b>
      <p>{children}</p>
    </>
  );
}
