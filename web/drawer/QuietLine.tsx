import type { OrderDetail } from '../../shared/protocol/http.ts';
import { urgentWait, waitName } from '../orders/order-look.ts';
import { formatInstant } from '../time/format.ts';

/** In the place of the cause line while nothing is wrong, so that nothing moves when something comes to be or is over. */
export function QuietLine({ order, nowMs }: { order: OrderDetail; nowMs: number }) {
  return (
    <div className="cause quiet">
      <p>{sentenceOf(order, nowMs)}</p>
    </div>
  );
}

function sentenceOf(order: OrderDetail, nowMs: number): string {
  const [missing] = order.missing ?? [];
  if (missing !== undefined) return `${missing} never came; the order expired waiting for it.`;
  if (order.closedAt !== null) return `Ended with ${order.events.at(-1)?.label ?? 'its last event'}.`;
  const wait = urgentWait(order);
  if (wait === null) return 'Nothing is known to be missing.';
  const due = wait.dueAt === null ? 'no limit is known' : `due at ${formatInstant(wait.dueAt, nowMs)}`;
  return `Waits for ${waitName(wait)}, ${due}.`;
}
