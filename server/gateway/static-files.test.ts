import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, openGateway } from './testing/open-gateway.ts';

let outside = '';
let staticDir = '';
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'page-'));
  staticDir = join(outside, 'dist');
  await mkdir(join(staticDir, 'assets'), { recursive: true });
  await writeFile(join(outside, 'secret.txt'), 'not for you');
  await writeFile(join(staticDir, 'index.html'), '<!doctype html>');
  await writeFile(join(staticDir, 'assets', 'index-abc123.js'), 'export {};');
});
afterAll(() => rm(outside, { recursive: true }));

const page = { headers: { accept: 'text/html,*/*' } };

test.each(['/', '/p/orders', '/p/orders/o/order.7', '/p/orders?filter=is:overdue'])(
  '[GW11] %s is the page, asked anew',
  async (path) => {
    const answer = await ask((await openGateway({ staticDir })) + path, page);
    expect([answer.status, answer.text]).toEqual([200, '<!doctype html>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['content-security-policy']).toBeDefined();
  },
);

test('[GW11] files with a hash in their name are kept for good', async () => {
  const answer = await ask(`${await openGateway({ staticDir })}/assets/index-abc123.js`);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.text).toBe('export {};');
});

test.each(['/assets/gone.js', '/api/v1/nothing'])('[GW11] %s is never the page', async (path) => {
  const answer = await ask((await openGateway({ staticDir })) + path, page);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test.each(['/../secret.txt', '/..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt'])(
  '[GW11] %s leads nowhere',
  async (path) => {
    const answer = await ask((await openGateway({ staticDir })) + path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('not for you');
  },
);

test('[GW11] without a page the address says so', async () => {
  expect((await ask(await openGateway(), page)).json()).toMatchObject({ detail: expect.stringContaining('--no-ui') });
});
