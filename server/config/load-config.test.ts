import { describe, expect, it } from 'vitest';
import type { Config } from './config.ts';
import { demoConfig } from './defaults.ts';
import { renderFault } from './fault.ts';
import { loadConfig } from './load-config.ts';
import { publishedConfiguration } from './testing/published.ts';

function configOf(text: string): Config {
  const loaded = loadConfig(text, 'choreoscope.yaml');
  if (!loaded.ok) throw new Error(loaded.failure.map(renderFault).join('\n'));
  return loaded.value;
}

/** Faults as a person reads them, without the file's name. */
function faultsOf(text: string): readonly string[] {
  const loaded = loadConfig(text, 'f');
  return loaded.ok ? [] : loaded.failure.map((fault) => renderFault(fault).replace(/^f:/, ''));
}

/** Where a word of the published configuration's reference stands. */
function referencePlace(path: string, word: string) {
  const lines = publishedConfiguration.split('\n');
  const line = lines.findIndex((text) => text.includes('reference:'));
  const column = (lines[line]?.indexOf(word) ?? -1) + 1;
  return { file: 'choreoscope.yaml', line: line + 1, column, path: `processes.orders.reference.${path}` };
}

describe('a configuration that is right', () => {
  it('[CF3] every published key is accepted and means what it says', () => {
    const { kafka, processes, server } = configOf(publishedConfiguration);
    expect(kafka).toEqual({
      brokers: ['localhost:9092'],
      clientId: 'window',
      groupId: 'choreoscope-a',
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'reader', password: 'secret' },
    });
    expect(server).toEqual({
      port: 9090,
      host: '127.0.0.1',
      origins: ['https://example.org'],
      insecure: false,
      ui: true,
    });
    expect(processes).toEqual([
      {
        id: 'orders',
        name: 'Customer orders',
        topics: ['orders'],
        mapping: {
          order: ['value.orderId'],
          activity: ['header.type', 'value.type'],
          time: ['value.time'],
          source: ['value.source'],
          id: ['header.ce_id'],
          correlation: ['value.correlationId'],
          lifecycle: ['value.lifecycle'],
          event: { InvoiceSent: { order: ['value.data.orderReference'] } },
        },
        labels: { PaymentReceivedEvent: 'Payment received' },
        start: ['order-placed'],
        outcomes: new Map([
          ['order-completed', 'completed'],
          ['order-expired', 'expired'],
        ]),
        sla: { endToEnd: 7_200_000, default: 600_000, steps: new Map([['payment-received', 300_000]]), atRisk: 0.75 },
        payload: { default: 'masked', show: ['value.amount'] },
        links: {
          kafkaUi: 'https://example.org/{topic}/{partition}/{offset}',
          trace: 'https://example.org/{correlation}',
        },
        reference: {
          file: 'flow.bpmn',
          map: new Map([['Task_1', 'payment-received']]),
          places: new Map([
            ['file', referencePlace('file', 'flow.bpmn')],
            ['map.Task_1', referencePlace('map.Task_1', 'Task_1')],
          ]),
        },
      },
    ]);
  });

  it('[CF3] what does nothing yet is listed', () => {
    const later = ['causation', 'attributes', 'compensation', 'publish', 'alerts', 'actions'];
    expect(configOf(publishedConfiguration).notYetUsed).toEqual([
      'kafka.schemaRegistry',
      ...later.map((key) => `processes.orders.${key}`),
      'store',
    ]);
  });

  it('[CF3] topics are the only required key of a process', () => {
    const { processes, notYetUsed } = configOf('processes: { parcel-orders: { topics: parcels } }');
    expect(processes).toEqual([
      {
        id: 'parcel-orders',
        name: 'Parcel orders',
        topics: ['parcels'],
        mapping: null,
        labels: {},
        start: null,
        outcomes: null,
        sla: { endToEnd: null, default: null, steps: new Map(), atRisk: 0.8 },
        payload: { default: 'masked', show: [] },
        links: { kafkaUi: null, trace: null },
      },
    ]);
    expect(notYetUsed).toEqual([]);
  });

  it('[CF3] [A17] an empty file is all defaults, and several processes may share a topic', () => {
    expect(configOf('# nothing yet\n')).toEqual(demoConfig([]));
    const two = configOf('processes:\n  sales: { topics: [all] }\n  returns: { topics: [all] }\n');
    expect(two.processes.map(({ id, topics }) => [id, ...topics])).toEqual([
      ['sales', 'all'],
      ['returns', 'all'],
    ]);
  });

  it('[CF3] the share at risk is a percentage or a number', () => {
    for (const atRisk of ['80%', '0.8', '80 %']) {
      expect(configOf(`processes: { p: { topics: [t], sla: { atRisk: ${atRisk} } } }`).processes[0]?.sla.atRisk).toBe(
        0.8,
      );
    }
  });
});

describe('faults', () => {
  it('[CF2] an unknown key is placed exactly and answered with the key that was meant', () => {
    const text =
      'kafka: { brokers: [localhost:9092] }\n\nprocesses:\n  orders:\n    topics: [orders]\n    topcs: [orders]\n';
    const loaded = loadConfig(text, 'choreoscope.yaml');
    expect(loaded.ok ? [] : loaded.failure).toEqual([
      {
        file: 'choreoscope.yaml',
        line: 6,
        column: 5,
        path: 'processes.orders.topcs',
        message: 'unknown key; did you mean topics?',
      },
    ]);
    expect(loaded.ok || renderFault(loaded.failure[0] ?? expect.fail())).toBe(
      'choreoscope.yaml:6:5 processes.orders.topcs: unknown key; did you mean topics?',
    );
  });

  it('[CF2] a key that resembles none gets no suggestion', () => {
    expect(faultsOf('watermelon: 1')).toEqual(['1:1 watermelon: unknown key']);
  });

  it('[CF1] every fault is told, in the order of the file', () => {
    const text = [
      'kafka: { brokers: [localhost:9092, oops], sasl: { mechanism: plan, username: u, password: 5 } }',
      'processes:',
      '  orders:',
      '    order: valu.orderId',
      '    activity: { expression: $.type }',
      '    outcomes: { completed: [done], expired: [done] }',
      '    sla: { endToEnd: P1M, default: 10m, steps: { paid: 5 }, atRisk: 80 }',
      '    payload: { default: mask }',
      '  bad id:',
      '    topics: []',
      'server: { port: 80800, host: 127.0.0.1, auth: basic, origins: ["https://x/y"] }',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      '1:36 kafka.brokers.1: expected a broker as host:port',
      '1:62 kafka.sasl.mechanism: expected one of plain, scram-sha-256, scram-sha-512; did you mean plain?',
      '1:91 kafka.sasl.password: expected text, found a number',
      '3:3 processes.orders.topics: is required',
      "4:12 processes.orders.order: 'valu.orderId' is not a field path: write key, header.NAME or value.PATH",
      '5:15 processes.orders.activity: expressions are not supported yet; name the field: key, header.NAME or value.PATH',
      "6:45 processes.orders.outcomes.expired: 'done' already ends an order as completed",
      "7:22 processes.orders.sla.endToEnd: 'P1M' has years or months, which have no fixed length; write days (P30D)",
      "7:36 processes.orders.sla.default: '10m' is not an ISO 8601 duration such as PT10M, PT2H or P14D",
      '7:56 processes.orders.sla.steps.paid: expected an ISO 8601 duration such as PT10M',
      '7:69 processes.orders.sla.atRisk: expected a share such as 80% or 0.8',
      '8:25 processes.orders.payload.default: expected one of none, masked, full; did you mean masked?',
      "9:3 processes.bad id: may hold letters, digits and '.', '_', '-' only, since it is part of addresses",
      '10:13 processes.bad id.topics: must not be empty',
      '11:17 server.port: must be at most 65535',
      '11:47 server.auth: only none is supported yet',
      '11:64 server.origins.0: expected an origin such as https://host or https://host:8443, without a path',
    ]);
  });

  it('[CF5] a field is one path or a list of them, in the key, the headers or the value; expressions are refused', () => {
    const mapped = (order: string) => `processes: { orders: { topics: [orders], order: ${order} } }`;
    expect(configOf(mapped('key')).processes[0]?.mapping?.order).toEqual(['key']);
    const list = ['header.order-id', 'value.data.orderId', 'key'];
    expect(configOf(mapped(`[${list.join()}]`)).processes[0]?.mapping?.order).toEqual(list);
    expect(faultsOf(mapped('value'))).toHaveLength(1);
    expect(faultsOf(mapped('{ expression: $.id }')).join()).toContain('expressions are not supported yet');
  });

  it('[CF1] a missing choice is required like any missing key', () => {
    expect(faultsOf('kafka: { brokers: [b:1], sasl: { username: u, password: p } }')).toEqual([
      '1:26 kafka.sasl.mechanism: is required',
    ]);
  });

  it('[CF1] YAML that cannot be read says where', () => {
    expect(faultsOf('server:\n  port: 1\n  port: 2\n')).toEqual(['3:3: Map keys must be unique']);
    expect(faultsOf('server: [1')[0]).toMatch(/^1:11: /);
    expect(faultsOf('server: *nowhere')[0]).toMatch(/^1:\d+: .*nowhere/);
  });

  it('[CF1] a section of the wrong kind', () => {
    expect(faultsOf('kafka: localhost:9092')).toEqual(['1:8 kafka: expected a section of keys, found text']);
    expect(faultsOf('processes:\n')).toEqual(['1:11 processes: expected a section of keys, found nothing']);
    expect(faultsOf('- orders')).toEqual(['1:1: expected a section of keys, found a list']);
  });

  it('[CF1] behind an anchor the fault stands where the value was written', () => {
    const text = 'processes:\n  one: &base\n    topics: 5\n  two: *base\n';
    expect(faultsOf(text)).toEqual([
      '3:13 processes.one.topics: expected a list, found a number',
      '3:13 processes.two.topics: expected a list, found a number',
    ]);
  });

  it('[CF9] a password is never quoted', () => {
    const text = 'kafka: { brokers: [b:1], sasl: { mechanism: plain, username: u, password: [hunter2] } }';
    expect(faultsOf(text).join()).toBe('1:75 kafka.sasl.password: expected text, found a list');
  });
});
