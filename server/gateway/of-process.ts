import { type Result, success } from '../../shared/result.ts';
import type { WatchedProcess } from '../process.ts';
import type { ApiAnswer, ApiCall } from './api-route.ts';
import { type Problem, problem } from './problem.ts';

type Answer = Result<ApiAnswer, Problem>;

/** Makes an answer about one process from a question to it; an id that is not watched is a problem. */
export function createOfProcess(processes: () => readonly WatchedProcess[]) {
  return <Query>(answer: (process: WatchedProcess, call: ApiCall<Query>) => Answer | Promise<Answer>) =>
    (call: ApiCall<Query>): Answer | Promise<Answer> => {
      const process = processes().find(({ id }) => id === call.params['process']);
      return process === undefined ? unknownProcess(call.params['process'] ?? '') : answer(process, call);
    };
}

export function json(body: unknown, status = 200): Result<ApiAnswer, never> {
  return success({ body, status });
}

export function unknownProcess(id: string): Result<never, Problem> {
  return problem(404, `There is no process ${id}; /api/v1/processes lists those there are.`);
}

/** Nothing is drawn yet, or no longer known under that number. */
export function noModel(process: WatchedProcess, version: number | undefined): Result<never, Problem> {
  if (version !== undefined) return problem(404, `${process.name} has no model version ${version}.`);
  return problem(404, `There is no model of ${process.name} yet: it takes a few orders to come to their end first.`);
}
