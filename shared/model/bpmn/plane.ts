import type { Box, Diagram, DiagramFlow, DiagramInterrupt, DiagramNode, Point } from '../diagram.ts';
import { type Element, element } from './xml.ts';

/** The diagram interchange part: one shape per node and sub-process, one edge per flow. */
export function renderPlane(diagram: Diagram, processId: string): Element {
  const plane = element('bpmndi:BPMNPlane', { id: `${processId}_plane`, bpmnElement: processId }, [
    ...diagram.nodes.map(renderShape),
    ...diagram.interrupts.flatMap(renderInterrupt),
    ...diagram.flows.map(renderEdge),
  ]);
  return element('bpmndi:BPMNDiagram', { id: `${processId}_diagram` }, [plane]);
}

function renderShape(node: DiagramNode): Element {
  const { id, labelBox } = node;
  return element('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id }, [
    renderBounds(node),
    ...(labelBox === null ? [] : [element('bpmndi:BPMNLabel', {}, [renderBounds(labelBox)])]),
  ]);
}

function renderInterrupt(interrupt: DiagramInterrupt): Element[] {
  const { id, start, end, flow } = interrupt;
  const box = element('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id, isExpanded: true }, [
    renderBounds(interrupt),
  ]);
  return [box, renderShape(start), renderShape(end), renderEdge(flow)];
}

const renderEdge = ({ id, waypoints }: DiagramFlow): Element =>
  element('bpmndi:BPMNEdge', { id: `${id}_di`, bpmnElement: id }, waypoints.map(renderWaypoint));

const renderWaypoint = ({ x, y }: Point): Element => element('di:waypoint', { x, y });

const renderBounds = ({ x, y, width, height }: Box): Element => element('dc:Bounds', { x, y, width, height });
