import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { failure, type Result } from '../../shared/result.ts';

/** Why a request was not answered, in one sentence for a person. */
export interface Problem {
  readonly status: number;
  readonly detail: string;
  /** Further members of the answer. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The body of an error answer (RFC 9457); `about:blank` says that the status carries the meaning. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
});

export function problem(status: number, detail: string, more: Problem['more'] = {}): Result<never, Problem> {
  return failure({ status, detail, more });
}

export function sendProblem(reply: FastifyReply, { status, detail, more }: Problem): FastifyReply {
  const title = STATUS_CODES[status] ?? 'Error';
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, ...more }));
}

/** What a schema found wrong with the query of a request, in one sentence: the first fault is enough to go on. */
export function explainQuery(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'The query cannot be read.';
  if (issue.code === 'unrecognized_keys') return `There is no query parameter ${issue.keys.join(', ')} here.`;
  const message = issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  return `The query parameter ${issue.path.join('.')} cannot be used: ${message}.`;
}
