import type { OrderRow } from '../../shared/protocol/http.ts';
import type { ViewState } from '../url/view-state.ts';

/** The stuck order after the open one, round again after the last; a sentence where there is no other to go to. */
export function nextStuck(
  stuck: readonly Pick<OrderRow, 'id' | 'generation'>[],
  open: ViewState['order'],
): NonNullable<ViewState['order']> | string {
  const at = stuck.findIndex(({ id }) => id === open?.id);
  const next = stuck[(at + 1) % stuck.length];
  if (next === undefined) return 'No order is stuck.';
  if (at >= 0 && stuck.length === 1) return 'No other order is stuck.';
  return { id: next.id, generation: next.generation > 1 ? next.generation : null };
}
