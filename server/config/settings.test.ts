import { describe, expect, it } from 'vitest';
import { defaultServer, demoConfig, zeroConfig } from './defaults.ts';
import { renderFault } from './fault.ts';
import { loadConfig } from './load-config.ts';
import { applyEnvironment, applySettings } from './settings.ts';

const zero = zeroConfig({ brokers: ['localhost:9092'], topics: ['orders', 'payments'] });

const successOf = <Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown },
) => (outcome.ok ? outcome.value : expect.fail(JSON.stringify(outcome.failure)));
const faultsOf = (outcome: ReturnType<typeof applyEnvironment>) => (outcome.ok ? [] : outcome.failure.map(renderFault));

describe('settings from outside the file', () => {
  it('[CF8] brokers and topics alone make a whole configuration', () => {
    expect(zero).toMatchObject({
      kafka: { brokers: ['localhost:9092'], clientId: 'choreoscope', groupId: null, ssl: false, sasl: null },
      processes: [{ id: 'orders', name: 'Orders', topics: ['orders', 'payments'], mapping: null }],
      server: defaultServer,
      notYetUsed: [],
    });
  });

  it('[CF6] variables are the path in capitals; all others are left alone', () => {
    const environment = {
      CHOREOSCOPE_SERVER_PORT: '9000',
      CHOREOSCOPE_SERVER_UI: 'false',
      CHOREOSCOPE_SERVER_HOST: '',
      CHOREOSCOPE_SERVER_ORIGINS: 'https://a.example, https://b.example',
      CHOREOSCOPE_KAFKA_BROKERS: 'one:9092,two:9092',
      CHOREOSCOPE_KAFKA_CLIENTID: '42',
      CHOREOSCOPE_CONFIG: 'elsewhere.yaml',
      PATH: '/bin',
    };
    const { kafka, server, processes } = successOf(applyEnvironment(zero, environment));
    expect(kafka).toMatchObject({ brokers: ['one:9092', 'two:9092'], clientId: '42' });
    const origins = ['https://a.example', 'https://b.example'];
    expect(server).toEqual({ ...defaultServer, port: 9000, ui: false, origins });
    expect(processes).toBe(zero.processes);
  });

  it('[CF6] brokers may come from the environment alone', () => {
    const { kafka } = successOf(applyEnvironment(demoConfig([]), { CHOREOSCOPE_KAFKA_BROKERS: 'one:9092' }));
    expect(kafka).toEqual(zeroConfig({ brokers: ['one:9092'], topics: [] }).kafka);
    expect(successOf(applyEnvironment(demoConfig([]), {})).kafka).toBeNull();
  });

  it('[CF6] flags go before the environment, the environment before the file, the file before defaults', () => {
    const text = 'server: { port: 1, host: localhost }';
    const port = { origin: '--port', path: ['server', 'port'] as const, value: 3 };
    const fromFile = successOf(loadConfig(text, 'f'));
    const fromEnvironment = successOf(loadConfig(text, 'f', { CHOREOSCOPE_SERVER_PORT: '2' }));
    const fromFlag = successOf(applySettings(fromEnvironment, [port]));
    expect([fromFile, fromEnvironment, fromFlag].map(({ server }) => server.port)).toEqual([1, 2, 3]);
    expect(fromFlag.server).toEqual({ ...defaultServer, host: 'localhost', port: 3 });
  });

  it('[CF6] a password may stand in the environment alone', () => {
    const text = 'kafka: { brokers: [b:1], sasl: { mechanism: plain, username: reader } }';
    expect(loadConfig(text, 'f').ok).toBe(false);
    const { kafka } = successOf(loadConfig(text, 'f', { CHOREOSCOPE_KAFKA_SASL_PASSWORD: '12345' }));
    expect(kafka?.sasl).toEqual({ mechanism: 'plain', username: 'reader', password: '12345' });
  });

  it('[CF6] a wrong or unknown variable is a fault that names the variable', () => {
    const environment = {
      CHOREOSCOPE_SERVER_PORT: 'http',
      CHOREOSCOPE_SERVER_PRT: '1',
      CHOREOSCOPE_KAFKA_SSL: 'maybe',
    };
    expect(faultsOf(applyEnvironment(zero, environment))).toEqual([
      'CHOREOSCOPE_KAFKA_SSL: expected true or false, found text',
      'CHOREOSCOPE_SERVER_PORT: expected a number, found text',
      'CHOREOSCOPE_SERVER_PRT: unknown variable; did you mean CHOREOSCOPE_SERVER_PORT?',
    ]);
  });

  it('[CF6] faults of file and environment are told together', () => {
    const loaded = loadConfig('server: { prt: 1 }', 'f', { CHOREOSCOPE_KAFKA_BROKERS: 'nowhere' });
    expect(faultsOf(loaded)).toEqual([
      'CHOREOSCOPE_KAFKA_BROKERS: expected a broker as host:port',
      'f:1:11 server.prt: unknown key; did you mean port?',
    ]);
  });
});
