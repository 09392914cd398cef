import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Box, Diagram, Point } from '../../diagram.ts';
import { allNodes } from '../../layout/testing/geometry.ts';

/** What a diagram says and what its XML says, in one shape, sorted by id, so that they can be compared. */
export interface BpmnContent {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly box: Box;
    readonly labelBox: Box | null;
  }[];
  readonly flows: readonly {
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly waypoints: readonly Point[];
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
        : [{ id, type, name, box: boxOf(element), labelBox: boxFrom(drawnAs.get(element)?.label?.bounds) }];
    }),
    flows: elements.flatMap((element) => {
      const { id, sourceRef, targetRef } = element;
      if (element.$type !== 'bpmn:SequenceFlow' || sourceRef === undefined || targetRef === undefined) return [];
      const waypoints = (drawnAs.get(element)?.waypoint ?? []).map(({ x, y }) => ({ x, y }));
      return [{ id, source: sourceRef.id, target: targetRef.id, waypoints }];
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
    })),
    flows: [...diagram.flows, ...diagram.interrupts.map(({ flow }) => flow)].map(
      ({ id, source, target, waypoints }) => ({ id, source, target, waypoints }),
    ),
    interrupts: diagram.interrupts.map((interrupt) => ({
      id: interrupt.id,
      box: box(interrupt),
      inside: [interrupt.start.id, interrupt.end.id, interrupt.flow.id],
    })),
  });
}

const box = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
const boxFrom = (bounds: Box | undefined): Box | null => (bounds === undefined ? null : box(bounds));

function sorted({ nodes, flows, interrupts }: BpmnContent): BpmnContent {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] =>
    [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { nodes: byId(nodes), flows: byId(flows), interrupts: byId(interrupts) };
}
