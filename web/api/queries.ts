import { keepPreviousData, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import {
  modelSchema,
  type OrderDetail,
  orderDetailSchema,
  processListItemSchema,
  rejectionsSchema,
} from '../../shared/protocol/http.ts';
import { modelVersionsSchema } from '../../shared/protocol/versions.ts';
import type { ModelRecord } from '../../shared/view/records.ts';
import { request, retryDelayMs, worthRetrying } from './client.ts';
import { modelPath, orderPath, placeOrderPath, processesPath, rejectionsPath, versionsPath } from './paths.ts';
import { useRefreshOnChange } from './use-refresh.ts';

/** One client per page. Answers do not age by themselves: the live view says when to ask again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        retryDelay: retryDelayMs,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

const processListRefreshMs = 10_000;
const rejectionsRefreshMs = 5_000;
const newStepsRefreshMs = 2_000;

export function useProcesses() {
  return useQuery({
    queryKey: ['processes'],
    queryFn: ({ signal }) => request(processesPath, z.array(processListItemSchema), { signal }),
    refetchInterval: processListRefreshMs,
  });
}

/** The drawn model of a version; the one before stays until it is there. */
export function useModel(processId: string, version: number | null) {
  return useQuery({
    queryKey: ['model', processId, version],
    queryFn: ({ signal }) => request(modelPath(processId, version ?? 0), modelSchema, { signal }),
    enabled: version !== null,
    placeholderData: (previous, query) => (query?.queryKey[1] === processId ? previous : undefined),
  });
}

/** What changed and what is new or hidden, asked again with every picture mined, and for as long as the counts of new steps grow. */
export function useVersions(processId: string, drawn: ModelRecord | null) {
  return useQuery({
    queryKey: ['versions', processId, drawn?.version, drawn?.orders],
    queryFn: ({ signal }) => request(versionsPath(processId), modelVersionsSchema, { signal }),
    enabled: drawn !== null,
    refetchInterval: ({ state }) => (state.data?.provisional.length ? newStepsRefreshMs : false),
    placeholderData: (previous, query) => (query?.queryKey[1] === processId ? previous : undefined),
  });
}

/** One order in full, asked again when something changed; from one order to the next the one before stays until the other is there. */
export function useOrderDetail(processId: string, order: { id: string; generation: number | null } | null) {
  const query = useQuery<OrderDetail | null>({
    queryKey: ['order', processId, order?.id, order?.generation],
    queryFn: ({ signal }) =>
      request(orderPath(processId, order ?? { id: '', generation: null }), orderDetailSchema, { signal }),
    enabled: order !== null,
    // A closed drawer holds nothing that the next one could show.
    initialData: () => (order === null ? null : undefined),
    placeholderData: (previous) => previous ?? undefined,
  });
  useRefreshOnChange(async () => {
    if (order !== null) await query.refetch();
  });
  return query;
}

export function useRejections(processId: string, open: boolean) {
  return useQuery({
    queryKey: ['rejections', processId],
    queryFn: ({ signal }) => request(rejectionsPath(processId), rejectionsSchema, { signal }),
    enabled: open,
    staleTime: 0,
    refetchInterval: rejectionsRefreshMs,
    placeholderData: keepPreviousData,
  });
}

/** Places an order with the demo and hands its id to `onPlaced`. */
export function usePlaceOrder(processId: string, onPlaced: (orderId: OrderDetail['id']) => void) {
  return useMutation({
    mutationFn: () =>
      request(placeOrderPath(processId), z.object({ orderId: z.string() }), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    onSuccess: ({ orderId }) => onPlaced(orderId),
  });
}
