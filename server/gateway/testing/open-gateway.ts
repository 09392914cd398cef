import { request } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../clock.ts';
import type { ServerConfig } from '../../config/config.ts';
import { createGateway, type GatewayOptions } from '../gateway.ts';
import { createFakeProcess } from './fake-process.ts';

type Overrides = Partial<Omit<GatewayOptions, 'server'>> & { readonly server?: Partial<ServerConfig> };

/** A gateway on a free port, closed when the test ends. */
export async function openGateway({ server, ...overrides }: Overrides = {}): Promise<string> {
  const orders = createFakeProcess();
  const gateway = createGateway({
    processes: () => [orders],
    clock: systemClock,
    buildInfo: { version: '1.2.3' },
    ...overrides,
    server: { port: 0, host: '127.0.0.1', origins: [], insecure: false, ui: true, ...server },
  });
  const { url } = await gateway.listen();
  onTestFinished(() => gateway.close());
  return url;
}

/** A clock that stands until moved. */
export function createManualClock(): Clock & { advance(ms: number): void } {
  let now = 1_700_000_000_000;
  return {
    now: () => now as ReturnType<Clock['now']>,
    every: () => () => {},
    sleep: () => Promise.resolve(),
    advance(ms) {
      now += ms;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  json(): unknown;
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request with any headers: `fetch` would not let a test forge Host. */
export function ask(url: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
