import { Plus } from 'lucide-react';
import { usePlaceOrder, useProcesses } from '../api/queries.ts';
import { navigate } from '../url/use-view-state.ts';

/** The demo's front door: places an order and opens it. Nothing where the process is not the demo. */
export function PlaceOrderButton({ processId }: { processId: string }) {
  const demo = useProcesses().data?.find(({ id }) => id === processId)?.demo ?? false;
  const place = usePlaceOrder(processId, (id) => navigate({ order: { id, generation: null }, event: null }));
  if (!demo) return null;
  return (
    <button
      type="button"
      className="button place-order"
      disabled={place.isPending}
      title={place.error?.message}
      onClick={() => place.mutate()}
    >
      <Plus size={14} aria-hidden="true" />
      {place.isError ? 'Not placed, try again' : 'Place order'}
    </button>
  );
}
