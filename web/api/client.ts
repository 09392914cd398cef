import { z } from 'zod';

/** A request that got no good answer; `message` is a sentence for a person. Status 0: the server did not answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
  }
}

const problemSchema = z.object({ detail: z.string() });

/** Asks the API and parses the answer; throws ApiProblem for anything else than what the schema describes. */
export async function request<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  init: RequestInit = {},
): Promise<z.infer<Schema>> {
  const response = await fetch(path, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'The server does not answer.');
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    throw new ApiProblem(response.status, problem.data?.detail ?? `The server answered ${response.status}.`);
  }
  const answer = schema.safeParse(body);
  if (!answer.success) throw new ApiProblem(response.status, 'The server speaks another version: reload the page.');
  return answer.data;
}

/** Only silence and trouble of the server are worth another try; a refusal stays one. */
export const worthRetrying = (_count: number, error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

export const retryDelayMs = (attempt: number): number => Math.min(500 * 2 ** attempt, 5_000);
