import { describe, expect, test } from 'vitest';
import { modelVersionsSchema, variantsSchema, versionComparisonSchema } from '../../shared/protocol/versions.ts';
import { problemSchema } from './problem.ts';
import { ask, openGateway } from './testing/open-gateway.ts';

const api = '/api/v1/processes/orders';

describe('versions and variants', () => {
  test('[GW16][B10] the versions come with what each changed, by name and element', async () => {
    const answer = await ask(`${await openGateway()}${api}/versions`);
    const { versions } = modelVersionsSchema.parse(answer.json());
    expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
      [1, 'first'],
      [2, 'changed'],
    ]);
    expect(versions[1]?.change?.steps.added).toEqual([
      { activity: 'fraud-checked', label: 'Fraud checked', element: 'step_fraud-checked' },
    ]);
  });

  test('[GW16] any two known versions are compared', async () => {
    const answer = await ask(`${await openGateway()}${api}/versions?from=2&to=1`);
    expect(versionComparisonSchema.parse(answer.json())).toMatchObject({ from: 2, to: 1 });
  });

  test('[GW17] variants come heaviest first, as many as asked for', async () => {
    const url = await openGateway();
    const all = variantsSchema.parse((await ask(`${url}${api}/variants`)).json());
    expect(all.variants.map(({ count, cumulative }) => [count, cumulative])).toEqual([
      [3, 0.75],
      [1, 1],
    ]);
    const one = variantsSchema.parse((await ask(`${url}${api}/variants?limit=1`)).json());
    expect([one.total, one.variants.length]).toEqual([2, 1]);
  });

  test('[GW16] the picture of a version is SVG', async () => {
    const answer = await ask(`${await openGateway()}${api}/model.svg?version=1`);
    expect([answer.text, answer.headers['content-type']]).toEqual(['<svg/>', 'image/svg+xml']);
  });

  test.each([
    [
      '/api/v1/processes/nothing/versions',
      404,
      'There is no process nothing; /api/v1/processes lists those there are.',
    ],
    [`${api}/versions?from=1&to=9`, 404, 'Orders has no model version 9.'],
    [`${api}/versions?from=1`, 400, 'To compare two versions name both: from and to.'],
    [`${api}/versions?from=0&to=1`, 400, /^The query parameter from cannot be used/],
    [`${api}/model.svg?version=9`, 404, 'Orders has no model version 9.'],
    [`${api}/variants?limit=0`, 400, /^The query parameter limit cannot be used/],
    [`${api}/variants?limit=1001`, 400, /^The query parameter limit cannot be used/],
    ['/api/v1/processes/nothing/variants', 404, /^There is no process nothing/],
  ])('[GW10] GET %s is a problem %i', async (path, status, detail) => {
    const answer = await ask((await openGateway()) + path);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(answer.json())).toMatchObject({ status, detail: expect.stringMatching(detail) });
  });

  test('[GW15] they are described', async () => {
    const description = (await ask(`${await openGateway()}/api/openapi.json`)).json();
    const of = (path: string) => `/api/v1/processes/{process}/${path}`;
    expect(description).toMatchObject({
      paths: {
        [of('versions')]: { get: { parameters: [{ name: 'process' }, { name: 'from' }, { name: 'to' }] } },
        [of('variants')]: { get: { parameters: [{ name: 'process' }, { name: 'limit' }] } },
        [of('model.svg')]: { get: { responses: { 200: { content: { 'image/svg+xml': {} } } } } },
      },
    });
  });
});
