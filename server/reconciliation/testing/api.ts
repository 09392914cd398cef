import { z } from 'zod';
import { orderStatuses } from '../../../shared/order/state.ts';
import {
  type OrderDetail,
  type OrderPage,
  type OrderRow,
  orderDetailSchema,
  orderPageSchema,
  processSummarySchema,
  rejectionsSchema,
} from '../../../shared/protocol/http.ts';
import { ask } from '../../gateway/testing/open-gateway.ts';

const stepSchema = z.object({
  activity: z.string(),
  waiting: z.number(),
  atRisk: z.number(),
  overdue: z.number(),
  total: z.number(),
});

/** One process as a program sees it that only speaks HTTP. */
export interface Api {
  summary(): Promise<z.infer<typeof processSummarySchema>>;
  rejections(): Promise<z.infer<typeof rejectionsSchema>>;
  steps(): Promise<z.infer<typeof stepSchema>[]>;
  /** How many orders a filter finds. */
  total(filter: string): Promise<number>;
  /** Every order there is, in any state, all pages of it. */
  allOrders(): Promise<OrderRow[]>;
  order(id: string, generation: number): Promise<OrderDetail>;
  /** The process's samples of the metrics page, `name{labels without process}` → value. */
  metrics(): Promise<ReadonlyMap<string, number>>;
}

export function createApi(url: string, process: string): Api {
  const base = `${url}/api/v1/processes/${process}`;

  async function get<Answer>(path: string, schema: z.ZodType<Answer>): Promise<Answer> {
    return schema.parse((await ask(base + path)).json());
  }

  const page = (filter: string, limit: number, cursor: string | null): Promise<OrderPage> => {
    const query = new URLSearchParams({ filter, sort: 'id', limit: String(limit) });
    if (cursor !== null) query.set('cursor', cursor);
    return get(`/orders?${query}`, orderPageSchema);
  };

  return {
    summary: () => get('', processSummarySchema),
    rejections: () => get('/rejections', rejectionsSchema),
    steps: () => get('/steps', z.array(stepSchema)),
    total: async (filter) => (await page(filter, 1, null)).total,
    async allOrders() {
      const filter = orderStatuses.map((status) => `is:${status}`).join(' ');
      const rows: OrderRow[] = [];
      let cursor: string | null = null;
      do {
        const { orders, nextCursor }: OrderPage = await page(filter, 500, cursor);
        rows.push(...orders);
        cursor = nextCursor;
      } while (cursor !== null);
      return rows;
    },
    order: (id, generation) => get(`/orders/${id}?generation=${generation}`, orderDetailSchema),
    async metrics() {
      const { text } = await ask(`${url}/metrics`);
      const samples = new Map<string, number>();
      for (const [, name = '', labels = '', value = ''] of text.matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)) {
        const others = labels.split(',').filter((label) => !label.startsWith('process='));
        if (labels.includes(`process="${process}"`)) samples.set(`${name}{${others.join(',')}}`, Number(value));
      }
      return samples;
    },
  };
}
