import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import { toEpochMs } from '../../../ids.ts';
import type { Box, Diagram, DiagramNode, Point } from '../../diagram.ts';
import type { Sightings } from '../../flow-graph.ts';
import { allNodes } from '../../layout/testing/geometry.ts';

/** What a diagram says and what its XML says, in one shape, sorted by id, so that they can be compared. */
export interface BpmnContent {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly box: Box;
    readonly labelBox: Box | null;
    readonly seen: Sightings | null;
  }[];
  readonly flows: readonly {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly waypoints: readonly Point[];
    readonly seen: Sightings | null;
  }[];
  readonly interrupts: readonly { readonly id: string; readonly box: Box; readonly inside: readonly string[] }[];
}

export interface ReadBpmn {
  readonly process: ModdleElement;
  readonly elements: readonly ModdleElement[];
  readonly warnings: readonly string[];
  readonly content: BpmnContent;
}

const types: Readonly<Record<string, string>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:Task': 'task',
  'bpmn:ExclusiveGateway': 'xor',
  'bpmn:ParallelGateway': 'and',
};

export async function readBpmn(xml: string): Promise<ReadBpmn> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const [process] = rootElement.rootElements ?? [];
  if (process === undefined) throw new Error('no process');
  const top = process.flowElements ?? [];
  const elements = top.flatMap((element) => [element, ...(element.flowElements ?? [])]);
  const planeElements = rootElement.diagrams?.[0]?.plane?.planeElement ?? [];
  const drawnAs = new Map(planeElements.map((drawn) => [drawn.bpmnElement, drawn]));
  const boxOf = (element: ModdleElement): Box =>
    boxFrom(drawnAs.get(element)?.bounds) ?? { x: -1, y: -1, width: -1, height: -1 };
  const content: BpmnContent = {
    nodes: elements.flatMap((element) => {
      const [type, id, name] = [types[element.$type], element.id, element.name ?? ''];
      return type === undefined
        ? []
        : [
            {
              id,
              type,
              name,
              box: boxOf(element),
              labelBox: boxFrom(drawnAs.get(element)?.label?.bounds),
              seen: seenFrom(element),
            },
          ];
    }),
    flows: elements.flatMap((element) => {
      const { id, sourceRef, targetRef } = element;
      if (element.$type !== 'bpmn:SequenceFlow' || sourceRef === undefined || targetRef === undefined) return [];
      const waypoints = (drawnAs.get(element)?.waypoint ?? []).map(({ x, y }) => ({ x, y }));
      return [{ id, source: sourceRef.id, target: targetRef.id, waypoints, seen: seenFrom(element) }];
    }),
    interrupts: elements
      .filter((element) => element.triggeredByEvent === true && drawnAs.get(element)?.isExpanded === true)
      .map((element) => ({
        id: element.id,
        box: boxOf(element),
        inside: (element.flowElements ?? []).map(({ id }) => id),
      })),
  };
  return { process, elements, warnings: warnings.map(({ message }) => message), content: sorted(content) };
}

export function contentOf(diagram: Diagram): BpmnContent {
  return sorted({
    nodes: allNodes(diagram).map((node) => ({
      id: node.id,
      type: node.type,
      name: node.label,
      box: box(node),
      labelBox: node.labelBox,
      seen: seenAs(node.seen ?? {}, flowsThrough(diagram, node)),
    })),
    flows: [...diagram.flows, ...diagram.interrupts.map(({ flow }) => flow)].map(
      ({ id, source, target, waypoints, seen = {}, count }) => ({
        id,
        source,
        target,
        waypoints,
        seen: seenAs(seen, count),
      }),
    ),
    interrupts: diagram.interrupts.map((interrupt) => ({
      id: interrupt.id,
      box: box(interrupt),
      inside: [interrupt.start.id, interrupt.end.id, interrupt.flow.id],
    })),
  });
}

/** Counts of a drawn node's flows: all of them going in, one where it is an AND. */
function flowsThrough({ flows }: Diagram, { id, type }: DiagramNode): number {
  const into = flows.filter((flow) => flow.target === id);
  const counts = (into.length > 0 ? into : flows.filter((flow) => flow.source === id)).map(({ count }) => count);
  return type === 'and' ? Math.max(...counts) : counts.reduce((sum, count) => sum + count, 0);
}

/** A count of nothing says that it is unknown. */
function seenAs(seen: Sightings, count: number): Sightings | null {
  const known = { ...(count > 0 && { count }), ...seen };
  return Object.keys(known).length === 0 ? null : known;
}

function seenFrom({ extensionElements }: ModdleElement): Sightings | null {
  const element = extensionElements?.values.find(({ $type }) => $type === 'choreoscope:seen');
  if (element === undefined) return null;
  const { count, firstSeen, lastSeen } = element;
  return {
    ...(count !== undefined && { count: Number(count) }),
    ...(firstSeen !== undefined && { firstSeen: toEpochMs(Number(firstSeen)) }),
    ...(lastSeen !== undefined && { lastSeen: toEpochMs(Number(lastSeen)) }),
  };
}

const box = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
const boxFrom = (bounds: Box | undefined): Box | null => (bounds === undefined ? null : box(bounds));

function sorted({ nodes, flows, interrupts }: BpmnContent): BpmnContent {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { nodes: byId(nodes), flows: byId(flows), interrupts: byId(interrupts) };
}
