import type { ElementId } from '../../ids.ts';
import type { Diagram, DiagramFlow, DiagramInterrupt, DiagramNode } from '../diagram.ts';
import type { FlowNodeType } from '../flow-graph.ts';
import { renderPlane } from './plane.ts';
import { ordersThrough, renderSightings } from './sightings.ts';
import { type Element, element, renderXml } from './xml.ts';

export interface BpmnMeta {
  readonly processId: string;
  readonly processName: string;
  /** The model's version, kept in an attribute of our own namespace. */
  readonly version?: number | string | undefined;
  readonly documentation?: string | undefined;
}

const namespaces = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:choreoscope': 'urn:choreoscope:bpmn',
} as const;

/**
 * The diagram as BPMN 2.0 XML with diagram interchange. Plain BPMN: events carry no triggers, because the log tells that something
 * happened, not how it was delivered. Ids and geometry are the diagram's own; flows have no names. How often elements were seen, and
 * when, stands in extension elements of our own namespace, which other tools keep and pass over.
 */
export function renderBpmn(diagram: Diagram, meta: BpmnMeta): string {
  const processId = processIdOf(meta.processId);
  const process = element(
    'bpmn:process',
    { id: processId, name: meta.processName, isExecutable: false, 'choreoscope:version': meta.version },
    [
      ...(meta.documentation === undefined ? [] : [element('bpmn:documentation', {}, [meta.documentation])]),
      ...flowElements(diagram.nodes, diagram.flows),
      ...diagram.interrupts.map(renderInterrupt),
    ],
  );
  const id = `${processId}_definitions`;
  const attributes = { ...namespaces, id, targetNamespace: 'urn:choreoscope', exporter: 'Choreoscope' };
  return renderXml(element('bpmn:definitions', attributes, [process, renderPlane(diagram, processId)]));
}

/** An XML NCName for the process; the prefix keeps it apart from the ids of the diagram. */
const processIdOf = (processId: string): string => `Process_${processId.replace(/[^A-Za-z0-9_.-]/gu, '_')}`;

const nodeElements: Readonly<Record<FlowNodeType, string>> = {
  start: 'bpmn:startEvent',
  end: 'bpmn:endEvent',
  task: 'bpmn:task',
  xor: 'bpmn:exclusiveGateway',
  and: 'bpmn:parallelGateway',
};

function flowElements(nodes: readonly DiagramNode[], flows: readonly DiagramFlow[], trigger?: Element): Element[] {
  return [
    ...nodes.map((node) => {
      const into = flows.filter((flow) => flow.target === node.id);
      const out = flows.filter((flow) => flow.source === node.id);
      const attributes = {
        id: node.id,
        name: node.label === '' ? undefined : node.label,
        gatewayDirection: direction(node, into, out),
      };
      return element(nodeElements[node.type], attributes, [
        ...renderSightings({ count: ordersThrough(node, into, out), ...node.seen }),
        ...into.map((flow) => element('bpmn:incoming', {}, [flow.id])),
        ...out.map((flow) => element('bpmn:outgoing', {}, [flow.id])),
        ...(node.type === 'start' && trigger !== undefined ? [trigger] : []),
      ]);
    }),
    ...flows.map(({ id, source, target, count, seen }) =>
      element('bpmn:sequenceFlow', { id, sourceRef: source, targetRef: target }, renderSightings({ count, ...seen })),
    ),
  ];
}

function direction(
  { type }: DiagramNode,
  into: readonly DiagramFlow[],
  out: readonly DiagramFlow[],
): string | undefined {
  if (type !== 'xor' && type !== 'and') return undefined;
  if (into.length > 1) return out.length > 1 ? 'Mixed' : 'Converging';
  return out.length > 1 ? 'Diverging' : 'Unspecified';
}

function renderInterrupt({ id, start, end, flow }: DiagramInterrupt): Element {
  return element(
    'bpmn:subProcess',
    { id, triggeredByEvent: true },
    flowElements([start, end], [flow], trigger(start.id, end)),
  );
}

/**
 * BPMN wants an event sub-process to say what starts it. A name that speaks of time gets a timer, without a duration, since the
 * log does not tell one; everything else (cancelled, failed) gets a condition in words, which claims no more than was observed.
 */
function trigger(startId: ElementId, { activity, label }: DiagramNode): Element {
  const id = `${startId}_trigger`;
  if (/expir|time.?out|timed.?out/iu.test(`${activity} ${label}`)) return element('bpmn:timerEventDefinition', { id });
  const condition = element('bpmn:condition', { 'xsi:type': 'bpmn:tFormalExpression' }, [label]);
  return element('bpmn:conditionalEventDefinition', { id }, [condition]);
}
