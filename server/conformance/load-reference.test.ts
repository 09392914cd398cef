import { expect, it } from 'vitest';
import { renderFault } from '../config/fault.ts';
import { loadConfig } from '../config/load-config.ts';
import { loadReferences } from './load-reference.ts';
import { bpmn, orderFlowBpmn } from './testing/bpmn-text.ts';

const files: Readonly<Record<string, string>> = {
  '/etc/choreoscope/flow.bpmn': orderFlowBpmn,
  '/etc/choreoscope/hard.bpmn': bpmn('<bpmn:complexGateway id="g"/>'),
};

async function load(reference: string) {
  const text = `kafka: { brokers: [localhost:9092] }\nprocesses:\n  orders:\n    topics: [orders]\n    reference: ${reference}\n`;
  const config = loadConfig(text, '/etc/choreoscope/choreoscope.yaml');
  if (!config.ok) throw new Error(config.failure.map(renderFault).join('\n'));
  const loaded = await loadReferences(config.value.processes, (path) => files[path] ?? null);
  return loaded.ok ? [...loaded.value.keys()] : loaded.failure.map(renderFault);
}

const place = '/etc/choreoscope/choreoscope.yaml:5';

it('[CO8] a reference is read relative to the configuration; its map names ids or names', async () => {
  expect(await load('{ file: flow.bpmn, map: { Task_1: payment-received, Stock reserved: stock-reserved } }')).toEqual([
    'orders',
  ]);
  expect(await load('{ file: /etc/choreoscope/flow.bpmn }')).toEqual(['orders']);
});

it('[CO8] a missing file, one that is not understood and unknown names are faults with line and column', async () => {
  expect(await load('{ file: flo.bpmn }')).toEqual([
    `${place}:24 processes.orders.reference.file: there is no file flo.bpmn beside the configuration`,
  ]);
  expect(await load('{ file: hard.bpmn }')).toEqual([
    `${place}:24 processes.orders.reference.file: hard.bpmn cannot be judged by: g: the complex gateway is not supported`,
  ]);
  expect(await load('{ file: flow.bpmn, map: { Task_1: a, Task_9: b, Odrer shipped: c } }')).toEqual([
    `${place}:53 processes.orders.reference.map.Task_9: flow.bpmn has no task or event of this id or name; did you mean Task_1?`,
    `${place}:64 processes.orders.reference.map.Odrer shipped: flow.bpmn has no task or event of this id or name; did you mean Order shipped?`,
  ]);
});
