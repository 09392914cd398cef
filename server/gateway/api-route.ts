import { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import type { Problem } from './problem.ts';

/** A request after its path and query were read. */
export interface ApiCall<Query> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: unknown;
}

/** What is sent back where the status, the type or a header is not the usual one. */
export interface ApiAnswer {
  readonly body: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

type Answer = Result<ApiAnswer, Problem>;

/** One path of the HTTP API: what serves it is also what describes it in /api/openapi.json. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST';
  /** Parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  /** Of the body of a good answer; null where it is not JSON or has no schema of its own. */
  readonly response: z.ZodType | null;
  readonly contentType: string;
  answer(call: ApiCall<unknown>): Answer | Promise<Answer>;
}

interface RouteDescription<Query extends z.ZodObject> {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly query?: Query;
  readonly response?: z.ZodType;
  readonly contentType?: string;
  answer(call: ApiCall<z.infer<Query>>): Answer | Promise<Answer>;
}

const noQuery = z.strictObject({});

/** Fills in what most routes share; the query the route gets is the one its schema parsed. */
export function apiRoute<Query extends z.ZodObject = typeof noQuery>(route: RouteDescription<Query>): ApiRoute {
  return {
    method: route.method ?? 'GET',
    path: route.path,
    summary: route.summary,
    query: route.query?.strict() ?? noQuery,
    response: route.response ?? null,
    contentType: route.contentType ?? 'application/json',
    answer: (call) => route.answer(call as ApiCall<z.infer<Query>>),
  };
}
