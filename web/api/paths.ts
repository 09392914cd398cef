import type { OrderQuery } from '../../shared/protocol/http.ts';

/** The addresses of the HTTP API that the page asks. */

export const processesPath = '/api/v1/processes';

const processPath = (processId: string): string => `${processesPath}/${encodeURIComponent(processId)}`;

export const modelPath = (processId: string, version: number): string =>
  `${processPath(processId)}/model?version=${version}`;

export const versionsPath = (processId: string): string => `${processPath(processId)}/versions`;

export const rejectionsPath = (processId: string): string => `${processPath(processId)}/rejections`;

export const placeOrderPath = (processId: string): string => `/api/v1/demo/${encodeURIComponent(processId)}/orders`;

export function ordersPath(processId: string, query: Omit<OrderQuery, 'cursor'> & { cursor: string | null }): string {
  const { cursor, ...rest } = query;
  const search = new URLSearchParams({ ...rest, limit: String(rest.limit) });
  if (cursor !== null) search.set('cursor', cursor);
  return `${processPath(processId)}/orders?${search}`;
}

export function orderPath(processId: string, order: { id: string; generation: number | null }): string {
  const search = order.generation === null ? '' : `?generation=${order.generation}`;
  return `${processPath(processId)}/orders/${encodeURIComponent(order.id)}${search}`;
}
