import { CircleAlert, Hourglass, UserRound } from 'lucide-react';
import { ViewLink } from '../parts/ViewLink.tsx';
import { formatCount, formatInstant } from '../time/format.ts';
import type { Cause } from './cause.ts';

/** Names what is missing, how many other orders hang at the same step, and when its sender was last heard; one button to those orders. */
export function CauseLine({ cause, nowMs }: { cause: Cause; nowMs: number }) {
  const Icon = cause.step === null ? UserRound : cause.tone === 'over' ? CircleAlert : Hourglass;
  const facts = [cause.also, othersText(cause), seenText(cause, nowMs)].filter((fact) => fact !== null).join(' ');
  return (
    <div className={`cause ${cause.tone}`}>
      <Icon size={16} aria-hidden="true" />
      <p title={`${cause.headline} ${facts}`}>
        <b>{cause.headline}</b> {facts}
      </p>
      {cause.step !== null && cause.others > 0 && (
        <ViewLink
          className="button small"
          change={{ step: cause.step, filter: 'is:overdue', tab: 'orders', sort: 'waiting' }}
        >
          Show them
        </ViewLink>
      )}
    </div>
  );
}

function othersText({ step, others }: Cause): string | null {
  if (step === null) return null;
  if (others === 0) return 'No other order is overdue at this step.';
  return others === 1 ? '1 other order is overdue here.' : `${formatCount(others)} other orders are overdue here.`;
}

function seenText({ lastSeenAt, service, step }: Cause, nowMs: number): string | null {
  if (lastSeenAt === null) return null;
  const at = formatInstant(lastSeenAt, nowMs);
  if (step === null) return service === null ? null : `${service} sent it at ${at}.`;
  return service === null ? `It was last seen at ${at}.` : `${service} last sent it at ${at}.`;
}
