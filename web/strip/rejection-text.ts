import type { Rejections } from '../../shared/protocol/http.ts';
import { formatCount } from '../time/format.ts';

const reasons: Readonly<Record<string, string>> = {
  tombstone: 'empty value',
  oversize: 'too large',
  'not-json': 'not JSON',
  'no-order-id': 'no order id',
  'no-type': 'no event type',
  'bad-time': 'time not readable',
};

export const reasonText = (reason: string): string => reasons[reason] ?? reason;

/** `12 records could not be read: no order id.`, the commonest reasons first. */
export function rejectionSentence(rejections: Rejections): string {
  const counts = new Map<string, number>();
  for (const { reason, count } of rejections.reasons) counts.set(reason, (counts.get(reason) ?? 0) + count);
  const named = [...counts].sort((a, b) => b[1] - a[1]).map(([reason]) => reasonText(reason));
  const records = rejections.total === 1 ? '1 record' : `${formatCount(rejections.total)} records`;
  return `${records} could not be read: ${named.join(', ') || 'reason unknown'}.`;
}
