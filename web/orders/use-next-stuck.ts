import { useMutation } from '@tanstack/react-query';
import { orderPageSchema } from '../../shared/protocol/http.ts';
import { request } from '../api/client.ts';
import { ordersPath } from '../api/paths.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { navigate, useViewState } from '../url/use-view-state.ts';
import { nextStuck } from './next-stuck.ts';

const stuckMax = 500;

/** On its key, opens the stuck order after the open one, the most urgent first; where there is none, `tell` hears why. */
export function useNextStuck(processId: string, tell: (sentence: string) => void): void {
  const { order } = useViewState();
  const search = useMutation({
    mutationFn: () =>
      request(
        ordersPath(processId, { filter: 'is:stuck', sort: 'urgency', limit: stuckMax, cursor: null }),
        orderPageSchema,
      ),
    onSuccess: ({ orders }) => {
      const next = nextStuck(orders, order);
      if (typeof next === 'string') tell(next);
      else navigate({ order: next, event: null });
    },
    onError: ({ message }) => tell(message),
  });
  useKeys({ nextStuck: () => search.mutate() });
}
