import { describe, expect, test } from 'vitest';
import type { Config } from '../config/config.ts';
import { CliError } from './cli-error.ts';
import type { ServeFlags } from './command-line.ts';
import { planCheck, planServe } from './plan.ts';

const watching = `
kafka: { brokers: [a:1] }
processes: { orders: { topics: [orders] } }
server: { port: 81 }
`;

interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

function plan(flags: Partial<ServeFlags>, { files = {}, env = {} }: World = {}): Config {
  return planServe({ ui: true, ...flags }, { env, readText: (path) => files[path] ?? null });
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof CliError && error.exitCode === 2) return error.message;
    throw error;
  }
  return expect.unreachable('it was accepted');
}

describe('what is watched', () => {
  test('[GW22] nothing said: the demo, on localhost:8080 with its page', () => {
    expect(plan({})).toMatchObject({ kafka: null, processes: [], server: { port: 8080, host: '127.0.0.1', ui: true } });
  });

  test('[GW22] brokers and topics: one process over them', () => {
    expect(plan({ brokers: 'a:1,b:2', topic: ['orders', 'payments'] })).toMatchObject({
      kafka: { brokers: ['a:1', 'b:2'] },
      processes: [{ id: 'orders', topics: ['orders', 'payments'] }],
    });
  });

  test('[GW22] a configuration, also where nobody names it', () => {
    const files = { './choreoscope.yaml': watching, 'other.yaml': watching.replace('orders:', 'returns:') };
    expect(plan({}, { files }).processes[0]?.id).toBe('orders');
    expect(plan({ config: 'other.yaml' }, { files }).processes[0]?.id).toBe('returns');
    expect(plan({ brokers: 'c:3', topic: ['x'] }, { files }).processes[0]?.id).toBe('x');
  });

  test('[GW22] flag before environment before file before default', () => {
    const files = { './choreoscope.yaml': watching };
    const env = { CHOREOSCOPE_SERVER_PORT: '82', CHOREOSCOPE_KAFKA_BROKERS: 'b:2' };
    expect(plan({}, { files }).server.port).toBe(81);
    expect(plan({}, { files, env })).toMatchObject({ server: { port: 82 }, kafka: { brokers: ['b:2'] } });
    expect(plan({ port: 83, brokers: 'c:3' }, { files, env })).toMatchObject({
      server: { port: 83 },
      kafka: { brokers: ['c:3'] },
    });
    expect(plan({ topic: ['x'] }, { env }).kafka?.brokers).toEqual(['b:2']);
    expect(plan({ ui: false }, {}).server.ui).toBe(false);
    expect(plan({}, { env: { CHOREOSCOPE_SERVER_UI: 'false' } }).server.ui).toBe(false);
  });
});

describe('what is refused', () => {
  test.each<[string, Partial<ServeFlags>, World, RegExp]>([
    ['brokers alone', { brokers: 'a:1' }, {}, /--topic NAME/],
    ['topics alone', { topic: ['x'] }, {}, /--brokers HOST:PORT/],
    ['both ways at once', { topic: ['x'], brokers: 'a:1', config: 'c' }, {}, /exclude each other/],
    ['a missing file', { config: 'gone.yaml' }, {}, /no configuration gone\.yaml/],
    ['brokers that are none', { topic: ['x'], brokers: 'a' }, {}, /^--brokers: expected a broker as host:port$/],
    ['a port that is none', { port: 'high' }, {}, /^--port: expected a number/],
    ['a port beyond', { port: 70_000 }, {}, /^--port: must be at most 65535$/],
    ['a wrong variable', {}, { env: { CHOREOSCOPE_SERVER_PROT: '1' } }, /CHOREOSCOPE_SERVER_PROT: unknown variable/],
    [
      'a file without brokers',
      {},
      { files: { './choreoscope.yaml': 'processes: {a: {topics: [a]}}' } },
      /kafka\.brokers/,
    ],
    [
      'a file without processes',
      {},
      { files: { './choreoscope.yaml': 'kafka: {brokers: ["a:1"]}' } },
      /under processes/,
    ],
    ['an open door', { host: '0.0.0.0' }, {}, /--insecure/],
  ])('[GW21] %s', (_what, flags, world, sentence) => {
    expect(refusal(() => plan(flags, world))).toMatch(sentence);
  });

  test('[GW21] an open door is open to those who say so', () => {
    expect(plan({ host: '0.0.0.0', insecure: true }).server.host).toBe('0.0.0.0');
  });

  test('[GW21] every fault of a file has its line and column', () => {
    const text = 'kafka: { brokers: [a:1] }\nprocesses:\n  orders: { topcs: [x] }\nserver: { port: high }\n';
    const told = refusal(() => planCheck({ config: 'c.yaml' }, { env: {}, readText: () => text })).split('\n');
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const line of told) expect(line).toMatch(/^c\.yaml:\d+:\d+ \S+: /);
  });
});
