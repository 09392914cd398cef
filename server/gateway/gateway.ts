import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { pathParameterMax, requestBytesMax } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { ServerConfig } from '../config/config.ts';
import { type BuildInfo, createMetrics } from '../metrics/metrics.ts';
import type { WatchedProcess } from '../process.ts';
import type { ApiRoute } from './api-route.ts';
import { createBroadcast } from './broadcast.ts';
import { type DemoDesk, demoRoute } from './demo-route.ts';
import { createDoor, type Door, hostnameOf } from './door.ts';
import { describeApi } from './openapi.ts';
import { operationsRoutes } from './operations-routes.ts';
import { explainQuery, sendProblem } from './problem.ts';
import { processRoutes } from './process-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serveStaticFiles } from './static-files.ts';
import { versionRoutes } from './version-routes.ts';

export interface GatewayOptions {
  readonly processes: () => readonly WatchedProcess[];
  readonly server: ServerConfig;
  readonly clock: Clock;
  /** Where the built page lies; left out: API alone. */
  readonly staticDir?: string;
  /** Given when the in-process demo runs. */
  readonly demo?: DemoDesk;
  readonly buildInfo: BuildInfo;
}

export interface Gateway {
  /** Resolves when requests are answered. Rejects with the system's error where the address cannot be had. */
  listen(): Promise<{ readonly url: string }>;
  /** Cuts every connection; browsers reconnect when a server is there again. */
  close(): Promise<void>;
}

/** HTTP API, sockets and the built page on one port, all behind one door (semantics 26). */
export function createGateway(options: GatewayOptions): Gateway {
  const { processes, server, clock, buildInfo } = options;
  const door = createDoor(server.host, server.origins);
  const app = createApp(door);
  const routes = [
    ...processRoutes(processes),
    ...versionRoutes(processes),
    ...(options.demo === undefined ? [] : [demoRoute(processes, options.demo)]),
    ...operationsRoutes(processes, createMetrics(processes, buildInfo)),
  ];
  for (const route of routes) serve(app, route);
  app.get('/api/openapi.json', () => describeApi(routes, buildInfo.version));

  const broadcast = createBroadcast({ server: app.server, processes, door, clock, run: randomUUID() });
  app.addHook('preClose', async () => broadcast.close());

  return {
    async listen() {
      await serveStaticFiles(app, options.staticDir ?? null);
      await app.listen({ host: server.host, port: server.port });
      return { url: urlOf(server.host, app.server.address()) };
    },
    close: () => app.close(),
  };
}

function createApp(door: Door): FastifyInstance {
  const app = Fastify({
    bodyLimit: requestBytesMax,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: pathParameterMax },
    frameworkErrors: (error, _request, reply) => answerError(error, reply),
  });
  // Only JSON bodies: a form of another site can send text without asking first, JSON it cannot.
  app.removeContentTypeParser('text/plain');
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const refusal = reads ? door.refuseRead(request.headers) : door.refuseWrite(request.headers);
    if (refusal !== null) return sendProblem(reply, { status: 403, detail: refusal });
    if (request.method === 'POST' && request.headers['content-type'] === undefined) return answerNoType(reply);
    return undefined;
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => answerError(error, reply));
  return app;
}

function serve(app: FastifyInstance, route: ApiRoute): void {
  app.route({
    method: route.method,
    url: route.path,
    async handler(request, reply) {
      const query = route.query.safeParse(request.query);
      if (!query.success) return sendProblem(reply, { status: 400, detail: explainQuery(query.error) });
      const params = request.params as Readonly<Record<string, string>>;
      const answer = await route.answer({ params, query: query.data, body: request.body });
      if (!answer.ok) return sendProblem(reply, answer.failure);
      const { body, status = 200, headers = {} } = answer.value;
      return reply.code(status).headers(headers).type(route.contentType).send(body);
    },
  });
}

function answerNoType(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, { status: 415, detail: 'A body must be JSON and say so: content-type: application/json.' });
}

/** What the framework refused is the caller's to mend and said plainly; anything else is ours, and its text stays here. */
function answerError(error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error.statusCode === 415) return answerNoType(reply);
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return sendProblem(reply, { status: error.statusCode, detail: `The request cannot be read: ${error.message}.` });
  }
  process.stderr.write(`A request failed: ${error.stack ?? error.message}\n`);
  return sendProblem(reply, { status: 500, detail: 'The server failed to answer; its log says more.' });
}

function urlOf(host: string, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : hostnameOf(host)}:${port}`;
}
