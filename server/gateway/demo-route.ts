import { z } from 'zod';
import type { WatchedProcess } from '../process.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { json, unknownProcess } from './of-process.ts';

/** The in-process demo as the gateway sees it: a visitor places an order and watches it move. */
export interface DemoDesk {
  placeOrder(process: string, body: unknown): { readonly orderId: string } | Promise<{ readonly orderId: string }>;
}

export function demoRoute(processes: () => readonly WatchedProcess[], desk: DemoDesk): ApiRoute {
  return apiRoute({
    method: 'POST',
    path: '/api/v1/demo/:process/orders',
    summary: 'Places an order with the demo',
    response: z.object({ orderId: z.string() }),
    async answer({ params, body }) {
      const process = processes().find(({ id }) => id === params['process']);
      if (process === undefined || !process.listItem().demo) return unknownProcess(params['process'] ?? '');
      return json(await desk.placeOrder(process.id, body), 201);
    },
  });
}
