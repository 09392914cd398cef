import { z } from 'zod';
import { variantsAnsweredMax } from '../../shared/limits.ts';
import { modelVersionsSchema, variantsSchema, versionComparisonSchema } from '../../shared/protocol/versions.ts';
import { type Result, success } from '../../shared/result.ts';
import type { WatchedProcess } from '../process.ts';
import { type ApiAnswer, type ApiCall, type ApiRoute, apiRoute } from './api-route.ts';
import { createOfProcess, json, noModel } from './of-process.ts';
import { type Problem, problem } from './problem.ts';

const version = z.coerce.number().int().min(1).optional();
const pictureQuery = z.object({ version });
const versionsQuery = z.object({ from: version, to: version });
const variantsQuery = z.object({ limit: z.coerce.number().int().min(1).max(variantsAnsweredMax).default(20) });
const base = '/api/v1/processes/:process';

/** What was drawn when, what changed, and the ways orders went (interface.md). */
export function versionRoutes(processes: () => readonly WatchedProcess[]): readonly ApiRoute[] {
  const of = createOfProcess(processes);
  return [
    apiRoute({
      path: `${base}/model.svg`,
      summary: 'The inferred model as SVG, with how many orders took each step and flow',
      query: pictureQuery,
      contentType: 'image/svg+xml',
      answer: of((process, { query }: ApiCall<z.infer<typeof pictureQuery>>) => {
        const picture = process.versions.picture(query.version);
        return picture === null ? noModel(process, query.version) : success({ body: picture });
      }),
    }),
    apiRoute({
      path: `${base}/versions`,
      summary: 'The versions of the model and what each changed; with from and to, any two of them compared',
      query: versionsQuery,
      response: z.union([modelVersionsSchema, versionComparisonSchema]),
      answer: of((process, { query: { from, to } }: ApiCall<z.infer<typeof versionsQuery>>) => {
        if (from === undefined && to === undefined) return json(process.versions.all());
        if (from === undefined || to === undefined)
          return problem(400, 'To compare two versions name both: from and to.');
        return answerComparison(process, from, to);
      }),
    }),
    apiRoute({
      path: `${base}/variants`,
      summary: 'The ways finished orders went, most frequent first, with their shares',
      query: variantsQuery,
      response: variantsSchema,
      answer: of((process, { query }: ApiCall<z.infer<typeof variantsQuery>>) =>
        json(process.versions.variants(query.limit)),
      ),
    }),
  ];
}

function answerComparison(process: WatchedProcess, from: number, to: number): Result<ApiAnswer, Problem> {
  const comparison = process.versions.compare(from, to);
  if (comparison !== null) return json(comparison);
  return noModel(process, process.versions.compare(from, from) === null ? from : to);
}
