import { CircleAlert, Hourglass } from 'lucide-react';
import { ViewLink } from '../parts/ViewLink.tsx';
import { formatCount, formatInstant } from '../time/format.ts';
import type { Cause } from './cause.ts';

/** Names what never came, how many others wait for it, and when its sender was last heard; one button to those others. */
export function CauseLine({ cause, nowMs }: { cause: Cause; nowMs: number }) {
  const Icon = cause.tone === 'over' ? CircleAlert : Hourglass;
  const others = cause.others === 1 ? '1 other order waits' : `${formatCount(cause.others)} other orders wait`;
  const all = cause.others + 1;
  return (
    <div className={`cause ${cause.tone}`}>
      <Icon size={16} aria-hidden="true" />
      <p>
        <b>{cause.headline}</b>{' '}
        {cause.others > 0 ? `${others} for it too` : cause.step !== null && 'No other order waits for it'}
        {cause.lastSeenAt !== null && (
          <>
            {cause.step !== null && '; '}
            {cause.service === null ? 'it was' : `${cause.service}`} last {cause.service === null ? 'seen' : 'sent it'}{' '}
            at <b>{formatInstant(cause.lastSeenAt, nowMs)}</b>
          </>
        )}
      </p>
      {cause.step !== null && cause.others > 0 && (
        <ViewLink className="button small" change={{ step: cause.step, filter: '', tab: 'orders', sort: 'waiting' }}>
          Show all {formatCount(all)} orders
        </ViewLink>
      )}
    </div>
  );
}
