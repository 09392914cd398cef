import { sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './problem.ts';

/**
 * Serves the built page from `staticDir` (null: the page is switched off). Every address a person can see in the address bar is the
 * page itself, so a request for HTML that matches no file gets index.html; anything else unknown is a problem.
 */
export async function serveStaticFiles(app: FastifyInstance, staticDir: string | null): Promise<void> {
  if (staticDir !== null) {
    await app.register(fastifyStatic, {
      root: staticDir,
      cacheControl: false,
      setHeaders: (reply, path) => reply.header('cache-control', cacheRule(path)),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (staticDir !== null && wantsPage(request)) return reply.sendFile('index.html');
    return answerNotFound(request, reply, staticDir !== null);
  });
}

/** Files with a hash in their name never change; index.html names them, so it is asked for anew each time. */
function cacheRule(path: string): string {
  return path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function wantsPage(request: FastifyRequest): boolean {
  const { pathname } = new URL(request.url, 'http://localhost');
  const readsPage = request.method === 'GET' || request.method === 'HEAD';
  return readsPage && (request.headers.accept ?? '').includes('text/html') && !/^\/(api|assets)\//.test(pathname);
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply, served: boolean): FastifyReply {
  const nothing = `There is nothing at ${request.method} ${request.url.split('?')[0]}.`;
  const off = request.url === '/' && !served ? ' The page is switched off (--no-ui); the API is at /api/v1.' : '';
  return sendProblem(reply, { status: 404, detail: nothing + off });
}
