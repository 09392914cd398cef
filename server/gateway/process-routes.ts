import { z } from 'zod';
import { conformanceSchema, modelDeviationsSchema, orderConformanceSchema } from '../../shared/protocol/conformance.ts';
import {
  modelSchema,
  orderDetailSchema,
  orderPageSchema,
  orderQuerySchema,
  processListItemSchema,
  processSummarySchema,
  rejectionsSchema,
} from '../../shared/protocol/http.ts';
import { type Result, success } from '../../shared/result.ts';
import type { WatchedProcess } from '../process.ts';
import { type ApiAnswer, type ApiCall, type ApiRoute, apiRoute } from './api-route.ts';
import { createOfProcess, json, noModel } from './of-process.ts';
import { type Problem, problem } from './problem.ts';

const count = z.coerce.number().int().min(1).optional();
const versionQuery = z.object({ version: count });
const generationQuery = z.object({ generation: count });
const base = '/api/v1/processes';

/** The reading half of the API (interface.md): every question goes to a process by its id. */
export function processRoutes(processes: () => readonly WatchedProcess[]): readonly ApiRoute[] {
  const of = createOfProcess(processes);
  return [
    apiRoute({
      path: base,
      summary: 'The watched processes',
      response: z.array(processListItemSchema),
      answer: () => json(processes().map((process) => process.listItem())),
    }),
    apiRoute({
      path: `${base}/:process`,
      summary: 'Counts of orders and events, how far the data has been read',
      response: processSummarySchema,
      answer: of((process) => json(process.summary())),
    }),
    apiRoute({
      path: `${base}/:process/model`,
      summary: 'The inferred model: its diagram and its BPMN',
      query: versionQuery,
      response: modelSchema,
      answer: of((process, { query }: ApiCall<z.infer<typeof versionQuery>>) => answerModel(process, query.version)),
    }),
    apiRoute({
      path: `${base}/:process/model.bpmn`,
      summary: 'The inferred model as BPMN 2.0 XML with diagram interchange',
      query: versionQuery,
      contentType: 'application/xml',
      answer: of((process, { query }: ApiCall<z.infer<typeof versionQuery>>) => answerBpmn(process, query.version)),
    }),
    apiRoute({
      path: `${base}/:process/steps`,
      summary: 'Per step: orders waiting, at risk, overdue, durations, limits',
      answer: of((process) => json(process.steps())),
    }),
    apiRoute({
      path: `${base}/:process/orders`,
      summary: 'One page of the orders that match a filter',
      query: orderQuerySchema,
      response: orderPageSchema,
      answer: of((process, { query }: ApiCall<z.infer<typeof orderQuerySchema>>) => {
        const page = process.orders(query);
        return page.ok ? json(page.value) : problem(400, page.failure);
      }),
    }),
    apiRoute({
      path: `${base}/:process/orders/:order`,
      summary: 'One order: where it stands, its steps and its events',
      query: generationQuery,
      response: orderDetailSchema,
      answer: of((process, call: ApiCall<z.infer<typeof generationQuery>>) => {
        const id = call.params['order'] ?? '';
        const order = process.order(id, call.query.generation);
        return order === null ? problem(404, `${process.name} has seen no order ${id}.`) : json(order);
      }),
    }),
    apiRoute({
      path: `${base}/:process/deviations`,
      summary: 'What the orders do otherwise than the shown model: skipped, repeated, went back, unexpected, per step',
      response: modelDeviationsSchema,
      answer: of((process) => {
        const deviations = process.deviations();
        return deviations === null ? noModel(process, undefined) : json(deviations);
      }),
    }),
    apiRoute({
      path: `${base}/:process/conformance`,
      summary: 'How the orders agree with the reference model: deviations per element and in total',
      response: conformanceSchema,
      answer: of(async (process) =>
        process.conformance === undefined ? noReference(process) : json(await process.conformance.report()),
      ),
    }),
    apiRoute({
      path: `${base}/:process/orders/:order/conformance`,
      summary: 'What one order did otherwise than the reference model says',
      query: generationQuery,
      response: orderConformanceSchema,
      answer: of((process, call: ApiCall<z.infer<typeof generationQuery>>) => {
        if (process.conformance === undefined) return noReference(process);
        const id = call.params['order'] ?? '';
        const answer = process.conformance.order(id, call.query.generation);
        return answer === null ? problem(404, `${process.name} has seen no order ${id}.`) : json(answer);
      }),
    }),
    apiRoute({
      path: `${base}/:process/rejections`,
      summary: 'Records that are not events: counts by topic, producer and reason, with masked samples',
      response: rejectionsSchema,
      answer: of((process) => json(process.rejections())),
    }),
  ];
}

function noReference(process: WatchedProcess): Result<never, Problem> {
  return problem(
    404,
    `${process.name} has no reference model: name a BPMN file under processes.${process.id}.reference.file of the configuration.`,
  );
}

function answerModel(process: WatchedProcess, version: number | undefined): Result<ApiAnswer, Problem> {
  const model = process.model(version);
  return model === null ? noModel(process, version) : json(model);
}

function answerBpmn(process: WatchedProcess, version: number | undefined): Result<ApiAnswer, Problem> {
  const model = process.model(version);
  if (model === null) return noModel(process, version);
  const filename = `${encodeURIComponent(process.id)}-v${model.version}.bpmn`;
  return success({ body: model.xml, headers: { 'content-disposition': `attachment; filename="${filename}"` } });
}
