import { z } from 'zod';
import type { ApiRoute } from './api-route.ts';
import { problemSchema } from './problem.ts';

/** Describes the routes as OpenAPI 3.1, from the very schemas that parse and type them. */
export function describeApi(routes: readonly ApiRoute[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Choreoscope', version },
    paths,
    components: { schemas: { Problem: toJsonSchema(problemSchema) } },
  };
}

function describeRoute(route: ApiRoute): unknown {
  const schema = route.response === null ? {} : { schema: toJsonSchema(route.response) };
  const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    summary: route.summary,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    responses: {
      [route.method === 'POST' ? 201 : 200]: { description: 'Answer', content: { [route.contentType]: schema } },
      default: { description: 'What went wrong, in one sentence', content: problemContent },
    },
  };
}

function pathParameters(route: ApiRoute): unknown[] {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(route: ApiRoute): unknown[] {
  const { properties } = toJsonSchema(route.query);
  return Object.entries(properties ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function toJsonSchema(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  // What goes over the wire before parsing is what a caller writes: numbers of a query stay numbers, defaults optional.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
