import { layoutProcess } from 'bpmn-auto-layout';
import { renderBpmn } from '../../../shared/model/bpmn/bpmn.ts';
import { readBpmn } from '../../../shared/model/bpmn/testing/read-bpmn.ts';
import type { Diagram, DiagramFlow, DiagramNode } from '../../../shared/model/diagram.ts';
import type { Drawing } from '../../../shared/model/layout/testing/measure.ts';

/** The drawing bpmn-auto-layout makes of the same process, which it reads as BPMN; null where it fails. */
export async function autoLayout(diagram: Diagram): Promise<Drawing | null> {
  const xml = renderBpmn({ ...diagram, interrupts: [] }, { processId: 'bench', processName: 'bench' });
  try {
    const { content } = await readBpmn(await layoutProcess(xml));
    const boxes = new Map(content.nodes.map(({ id, box }) => [id, box]));
    const routes = new Map(content.flows.map(({ id, waypoints }) => [id, waypoints]));
    return {
      nodes: diagram.nodes.map((node): DiagramNode => ({ ...node, ...boxes.get(node.id) })),
      flows: diagram.flows.map((flow): DiagramFlow => ({ ...flow, waypoints: routes.get(flow.id) ?? [] })),
    };
  } catch {
    return null;
  }
}
