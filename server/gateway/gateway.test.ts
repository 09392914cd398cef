import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  modelSchema,
  orderDetailSchema,
  orderPageSchema,
  processListItemSchema,
  processSummarySchema,
  rejectionsSchema,
} from '../../shared/protocol/http.ts';
import { problemSchema } from './problem.ts';
import { createFakeProcess } from './testing/fake-process.ts';
import { ask, openGateway } from './testing/open-gateway.ts';

const api = '/api/v1/processes';

describe('reading', () => {
  test('[GW10] every route answers in its schema', async () => {
    const url = await openGateway();
    const get = async (path: string): Promise<unknown> => (await ask(url + path)).json();
    expect(processListItemSchema.array().parse(await get(api))).toHaveLength(1);
    expect(processSummarySchema.parse(await get(`${api}/orders`)).orders.inFlight).toBe(1);
    expect(modelSchema.parse(await get(`${api}/orders/model`)).version).toBe(2);
    expect(modelSchema.parse(await get(`${api}/orders/model?version=2`)).version).toBe(2);
    expect(orderPageSchema.parse(await get(`${api}/orders/orders?filter=is:overdue&limit=10`)).total).toBe(1);
    expect(orderDetailSchema.parse(await get(`${api}/orders/orders/A-1?generation=1`)).id).toBe('A-1');
    expect(rejectionsSchema.parse(await get(`${api}/orders/rejections`)).total).toBe(0);
    expect(await get(`${api}/orders/steps`)).toMatchObject([{ activity: 'payment-received', waiting: 1 }]);
    expect(await get('/health')).toEqual({ status: 'ok' });
  });

  test('[GW10] the model comes as a BPMN file', async () => {
    const answer = await ask(`${await openGateway()}${api}/orders/model.bpmn`);
    expect(answer.text).toBe('<definitions/>');
    expect(answer.headers['content-type']).toContain('application/xml');
    expect(answer.headers['content-disposition']).toContain('orders-v2.bpmn');
  });

  test('[GW14] ready only when every process is, and says which is not', async () => {
    const calm = createFakeProcess();
    const lost = createFakeProcess({ id: 'returns', problem: 'no broker answers at b:9092.' });
    const ready = await ask(`${await openGateway({ processes: () => [calm] })}/ready`);
    expect([ready.status, ready.json()]).toMatchObject([200, { ready: true }]);
    const waiting = await ask(`${await openGateway({ processes: () => [calm, lost] })}/ready`);
    expect(waiting.status).toBe(503);
    expect(waiting.json()).toMatchObject({
      detail: 'returns is not ready: no broker answers at b:9092.',
      ready: false,
    });
  });

  test('[GW13] metrics come in the text format', async () => {
    const answer = await ask(`${await openGateway()}/metrics`);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.text).toContain('choreoscope_build_info{version="1.2.3"');
  });

  test('[GW15] the description names every path with its parameters', async () => {
    const description = (await ask(`${await openGateway()}/api/openapi.json`)).json();
    expect(description).toMatchObject({
      openapi: '3.1.0',
      paths: {
        [`${api}/{process}/orders`]: {
          get: { parameters: expect.arrayContaining([expect.objectContaining({ name: 'sort' })]) },
        },
        '/metrics': {},
        '/ready': {},
      },
    });
  });
});

describe('problems', () => {
  test.each([
    ['/nowhere', 404, 'There is nothing at GET /nowhere.'],
    [`${api}/nothing`, 404, 'There is no process nothing; /api/v1/processes lists those there are.'],
    [`${api}/orders/orders/B%2F2`, 404, 'Orders has seen no order B/2.'],
    [`${api}/orders/model?version=9`, 404, 'Orders has no model version 9.'],
    [
      `${api}/orders/orders?limit=0`,
      400,
      'The query parameter limit cannot be used: too small: expected number to be >=1.',
    ],
    [`${api}/orders/orders?sorted=age`, 400, 'There is no query parameter sorted here.'],
    [`${api}/orders/orders?filter=broken`, 400, 'The filter breaks off.'],
    [`${api}/orders/%zz`, 400, /^The request cannot be read/],
  ])('[GW10] GET %s is a problem %i', async (path, status, detail) => {
    const answer = await ask((await openGateway()) + path);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(answer.json())).toMatchObject({ type: 'about:blank', status });
    expect(problemSchema.parse(answer.json()).detail).toMatch(detail);
    expect(answer.status).toBe(status);
  });

  test('[GW10] before the first model there is a sentence, not an empty diagram', async () => {
    const url = await openGateway({ processes: () => [createFakeProcess({ model: null })] });
    expect((await ask(`${url}${api}/orders/model`)).json()).toMatchObject({ status: 404 });
  });

  test('[GW10] a fault of ours is told without its inside', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => log.mockRestore());
    const broken = { ...createFakeProcess(), summary: () => JSON.parse('secret') };
    const answer = await ask(`${await openGateway({ processes: () => [broken] })}${api}/orders`);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(log).toHaveBeenCalledWith(expect.stringContaining('secret'));
  });
});
