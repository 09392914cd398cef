import { describe, expect, it } from 'vitest';
import { toActivity, toEpochMs } from '../../ids.ts';
import type { Diagram } from '../diagram.ts';
import { elementIdOf } from '../element-id.ts';
import type { FlowGraph } from '../flow-graph.ts';
import { layout } from '../layout/layout.ts';
import { graphOf } from '../layout/testing/graph-builder.ts';
import { randomBlockGraph, randomChoiceGraph } from '../layout/testing/random-graph.ts';
import { renderBpmn } from './bpmn.ts';
import { contentOf, readBpmn } from './testing/read-bpmn.ts';

const meta = { processId: 'orders', processName: 'Orders' };
const empty: FlowGraph = { nodes: [], flows: [], interrupts: [] };
const drawn = (graph: FlowGraph): Diagram => layout(graph, { labelOf: (activity) => activity }).diagram;
const roundTrip = (graph: FlowGraph) => readBpmn(renderBpmn(drawn(graph), meta));

describe('renderBpmn', { timeout: 30_000 }, () => {
  const seeds = Array.from({ length: 15 }, (_, seed) => seed);

  it('[LA30][B05] reads back without a warning: same ids, names, flows, bounds, labels and waypoints', async () => {
    for (const graph of [empty, ...seeds.flatMap((seed) => [randomBlockGraph(seed), randomChoiceGraph(seed)])]) {
      const diagram = drawn(graph);
      const { warnings, content } = await readBpmn(renderBpmn(diagram, meta));
      expect({ warnings, content }).toEqual({ warnings: [], content: contentOf(diagram) });
    }
  });

  it('[LA35][B09] keeps how often each element was seen, and first and last when', async () => {
    const graph = graphOf({ sequence: [{ parallel: ['A', 'B'] }, { choice: ['C', 'D'], shares: [0.9, 0.1] }] }, [
      'Gone',
    ]);
    const seen = { count: 7, firstSeen: toEpochMs(1_700_000_000_000), lastSeen: toEpochMs(1_700_000_100_000) };
    const told: FlowGraph = {
      nodes: graph.nodes.map((node) => (node.activity === 'A' ? { ...node, seen } : node)),
      flows: graph.flows.map((flow, index) => (index === 0 ? { ...flow, seen: { firstSeen: seen.firstSeen } } : flow)),
      interrupts: graph.interrupts.map((node) => ({ ...node, seen })),
    };
    const { warnings, content } = await roundTrip(told);
    expect({ warnings, content }).toEqual({ warnings: [], content: contentOf(drawn(told)) });
    const byName = Object.fromEntries(content.nodes.map(({ name, seen }) => [name, seen]));
    expect(byName).toMatchObject({ A: seen, B: { count: 1000 }, C: { count: 900 }, D: { count: 100 }, Gone: seen });
    const { elements } = await readBpmn(renderBpmn(drawn(told), meta));
    const gateways = elements.filter(({ $type }) => $type === 'bpmn:ParallelGateway');
    expect(gateways.map((gateway) => gateway.extensionElements?.values[0]?.count)).toEqual(['1000', '1000']);
  });

  it('[LA31] names keep markup, quotes, white space and emoji, and lose only what XML forbids', async () => {
    const { warnings, content } = await roundTrip(graphOf('a<b> & "c" \'d\' ]]>\té\n😀\u0000\u0007\ud800\uffffx'));
    expect(warnings).toEqual([]);
    expect(content.nodes.map((node) => node.name)).toContain('a<b> & "c" \'d\' ]]>\té\n😀x');
  });

  it('[LA31] an activity of any text is a valid element', async () => {
    const activity = toActivity('1:order/placed@v2 ünï');
    const { warnings, content } = await roundTrip(graphOf(activity, [`${activity}!`]));
    expect(warnings).toEqual([]);
    expect(content.nodes.map((node) => node.id)).toContain(elementIdOf(activity));
  });

  it('[LA32] gateways say their direction, nodes their flows', async () => {
    const { elements } = await roundTrip(graphOf({ sequence: ['A', { parallel: ['B', 'C'] }] }));
    const gateways = elements.filter(({ $type }) => $type === 'bpmn:ParallelGateway');
    expect(
      gateways.map((gateway) => [gateway.gatewayDirection, gateway.incoming?.length, gateway.outgoing?.length]),
    ).toEqual([
      ['Diverging', 1, 2],
      ['Converging', 2, 1],
    ]);
  });

  it('[LA33] an expiry starts its event sub-process by a timer, any other outcome by a condition in words', async () => {
    const { elements } = await roundTrip(graphOf('A', ['OrderExpired', 'OrderCancelled']));
    const triggers = elements.flatMap(({ eventDefinitions }) => eventDefinitions ?? []);
    expect(triggers.map(({ $type, condition }) => [$type, condition?.body])).toEqual([
      ['bpmn:ConditionalEventDefinition', 'OrderCancelled'],
      ['bpmn:TimerEventDefinition', undefined],
    ]);
  });

  it('[LA34] the process has a valid id whatever it is called, its name, version and documentation', async () => {
    const about = { processId: '1 of/many', processName: 'N&M', version: 7, documentation: 'x < y\n& z' };
    const { process, warnings } = await readBpmn(renderBpmn(drawn(graphOf('A')), about));
    expect(warnings).toEqual([]);
    expect([process.id, process.name, process.documentation?.[0]?.text]).toEqual([
      'Process_1_of_many',
      'N&M',
      'x < y\n& z',
    ]);
    expect(process.$attrs['choreoscope:version']).toBe('7');
  });
});
