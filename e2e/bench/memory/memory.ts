import { z } from 'zod';
import { type Bench, figure } from '../bench.ts';
import { measureInChild } from '../support/child.ts';

const schema = z.object({ residentBytes: z.number(), heapBytes: z.number() });

/** Bytes per order in flight at 200,000 of them, with UUID ids and five events each, the history of records apart. */
export const memoryBench: Bench = {
  name: 'memory',
  async *run() {
    const perOrder = await measureInChild(new URL('memory-run.ts', import.meta.url), schema, {
      nodeOptions: ['--expose-gc'],
    });
    yield figure('memory', 'resident bytes/order', perOrder.residentBytes);
    yield figure('memory-heap', 'heap bytes/order', perOrder.heapBytes);
  },
};
