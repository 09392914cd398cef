import { describe, expect, test } from 'vitest';
import { createFakeProcess } from './testing/fake-process.ts';
import { type Answer, ask, openGateway } from './testing/open-gateway.ts';

const demo = createFakeProcess({ id: 'demo', demo: true });
const plain = createFakeProcess();
const json = { 'content-type': 'application/json' };

async function place(headers: Record<string, string>, process = 'demo', body = '{"quantity":2}'): Promise<Answer> {
  const url = await openGateway({
    processes: () => [demo, plain],
    demo: { placeOrder: (id, order) => ({ orderId: `${id} ${JSON.stringify(order)}` }) },
  });
  const own = headers['origin'] === 'own' ? { ...headers, origin: url } : headers;
  return ask(`${url}/api/v1/demo/${process}/orders`, { method: 'POST', headers: own, body });
}

describe('placing an order with the demo', () => {
  test.each([
    ['without an origin', json],
    ['from our own page', { ...json, origin: 'own' }],
  ])('[GW9] %s it is taken', async (_who, headers) => {
    const answer = await place(headers);
    expect([answer.status, answer.json()]).toEqual([201, { orderId: 'demo {"quantity":2}' }]);
  });

  test.each([
    ['from another page of this machine', { ...json, origin: 'http://localhost:1' }, 403],
    ['from another site', { ...json, origin: 'https://evil.example' }, 403],
    ['as a form would send it', { 'content-type': 'text/plain' }, 415],
    ['without a type', {}, 415],
  ])('[GW9] %s it is refused', async (_who, headers, status) => {
    const answer = await place(headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('[GW9] only processes of the demo take orders, and only small JSON', async () => {
    expect((await place(json, 'orders')).status).toBe(404);
    expect((await place(json, 'demo', '{')).status).toBe(400);
    expect((await place(json, 'demo', JSON.stringify('x'.repeat(20_000)))).status).toBe(413);
  });

  test('[GW9] without a demo there is no such path', async () => {
    const url = await openGateway({ processes: () => [demo] });
    const answer = await ask(`${url}/api/v1/demo/demo/orders`, { method: 'POST', headers: json, body: '{}' });
    expect(answer.status).toBe(404);
  });
});

describe('who is let in', () => {
  test.each(['/', '/api/v1/processes', '/metrics', '/nowhere'])(
    '[GW7] a re-bound name gets nothing at %s',
    async (path) => {
      const answer = await ask((await openGateway()) + path, { headers: { host: 'evil.example:80' } });
      expect(answer.status).toBe(403);
      expect(answer.json()).toMatchObject({ title: 'Forbidden', detail: expect.stringContaining('evil.example') });
    },
  );

  test('[GW8] a page of another site gets nothing', async () => {
    const answer = await ask(`${await openGateway()}/api/v1/processes`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  test('[GW12] every answer forbids framing, sniffing and foreign scripts', async () => {
    const url = await openGateway();
    for (const path of ['/health', '/nowhere']) {
      const { headers } = await ask(url + path);
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-store');
    }
  });
});
