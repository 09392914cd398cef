import { useMutation } from '@tanstack/react-query';
import { orderPageSchema } from '../../shared/protocol/http.ts';
import { request } from '../api/client.ts';
import { ordersPath } from '../api/paths.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';

const stuckMax = 500;

/** On its key, opens the stuck order after the open one: the most urgent first, and round again. */
export function useNextStuck(processId: string): void {
  const { order } = useViewState();
  const search = useMutation({
    mutationFn: () =>
      request(
        ordersPath(processId, { filter: 'is:stuck', sort: 'urgency', limit: stuckMax, cursor: null }),
        orderPageSchema,
      ),
    onSuccess: ({ orders }) => {
      const next = orders[(orders.findIndex(({ id }) => id === order?.id) + 1) % orders.length];
      if (next)
        navigate({ order: { id: next.id, generation: next.generation > 1 ? next.generation : null }, event: null });
    },
  });
  useKeys({ nextStuck: () => search.mutate() });
}
