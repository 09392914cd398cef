import type { z } from 'zod';
import {
  modelSchema,
  orderDetailSchema,
  orderPageSchema,
  processSummarySchema,
  rejectionsSchema,
} from '../../shared/protocol/http.ts';

/** What the server says over HTTP about one process: what the page is compared with. */
export function createApi(url: string, process: string) {
  const base = `${url}/api/v1/processes/${process}`;
  return {
    summary: () => ask(base, processSummarySchema),
    model: () => ask(`${base}/model`, modelSchema),
    orders: (query: Readonly<Record<string, string>> = {}) =>
      ask(`${base}/orders?${new URLSearchParams(query)}`, orderPageSchema),
    order: (id: string) => ask(`${base}/orders/${id}`, orderDetailSchema),
    rejections: () => ask(`${base}/rejections`, rejectionsSchema),
  };
}

async function ask<Schema extends z.ZodType>(address: string, schema: Schema): Promise<z.infer<Schema>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return schema.parse(await response.json());
}
