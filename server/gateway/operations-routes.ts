import { z } from 'zod';
import { success } from '../../shared/result.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { WatchedProcess } from '../process.ts';
import { type ApiRoute, apiRoute } from './api-route.ts';
import { json } from './of-process.ts';
import { problem } from './problem.ts';

const readySchema = z.object({
  ready: z.boolean(),
  processes: z.array(z.object({ id: z.string(), ready: z.boolean(), problem: z.string().nullable() })),
});

/** What orchestrators and Prometheus ask. Liveness says only that the server answers: a lost broker is no reason to restart it. */
export function operationsRoutes(processes: () => readonly WatchedProcess[], metrics: Metrics): readonly ApiRoute[] {
  return [
    apiRoute({
      path: '/health',
      summary: 'Liveness: the server answers',
      response: z.object({ status: z.literal('ok') }),
      answer: () => json({ status: 'ok' }),
    }),
    apiRoute({
      path: '/ready',
      summary: 'Readiness: every process is connected and caught up',
      response: readySchema,
      answer() {
        const states = processes().map((process) => ({
          id: process.id,
          ready: process.ready(),
          problem: process.problem(),
        }));
        const waiting = states.find(({ ready }) => !ready);
        if (waiting === undefined) return json({ ready: true, processes: states });
        const why = waiting.problem ?? 'it is still reading what its topics hold.';
        return problem(503, `${waiting.id} is not ready: ${why}`, { ready: false, processes: states });
      },
    }),
    apiRoute({
      path: '/metrics',
      summary: 'Metrics in the text format of Prometheus',
      contentType: metrics.contentType,
      answer: async () => success({ body: await metrics.render() }),
    }),
  ];
}
