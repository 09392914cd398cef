import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import type { Reference, ReferenceFlow, ReferenceNode } from '../../shared/conformance/reference.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { toNode, Unsupported } from './to-node.ts';

/**
 * Reads a reference model from BPMN 2.0 XML: its one process with everything that says in which order steps come. Whatever is not
 * understood is a failure in one sentence that names the element, never left out in silence.
 */
export async function readReference(xml: string): Promise<Result<Reference, string>> {
  const definitions = await parse(xml);
  if (!definitions.ok) return definitions;
  const process = onlyProcess(definitions.value);
  if (!process.ok) return process;
  try {
    const nodes: ReferenceNode[] = [];
    const flows: ReferenceFlow[] = [];
    collect(process.value, nodes, flows);
    return success({ id: idOf(process.value), nodes, flows });
  } catch (error) {
    if (error instanceof Unsupported) return failure(error.message);
    throw error;
  }
}

async function parse(xml: string): Promise<Result<ModdleElement, string>> {
  try {
    const { rootElement } = await new BpmnModdle().fromXML(xml);
    return success(rootElement);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return failure(`is not BPMN 2.0 XML (${reason.trim()})`);
  }
}

function onlyProcess({ rootElements = [] }: ModdleElement): Result<ModdleElement, string> {
  const processes = rootElements.filter(
    ({ $type, flowElements = [] }) => $type === 'bpmn:Process' && flowElements.length > 0,
  );
  const [process, ...others] = processes;
  if (process === undefined) return failure('holds no process with steps');
  if (others.length === 0) return success(process);
  const names = processes.map((each) => each.name ?? idOf(each)).join(', ');
  return failure(
    `holds ${processes.length} processes (${names}); put the one that orders go through in a file of its own`,
  );
}

/** Nodes and flows of a process or sub-process and of all that is nested in it. */
function collect(holder: ModdleElement, nodes: ReferenceNode[], flows: ReferenceFlow[]): void {
  const elements = holder.flowElements ?? [];
  const sequenceFlows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  for (const element of elements) {
    if (element.$type === 'bpmn:SequenceFlow') {
      flows.push(toFlow(element));
      continue;
    }
    const node = toNode(
      element,
      idOf(holder),
      sequenceFlows.filter(({ sourceRef }) => sourceRef === element),
    );
    if (node === null) continue;
    nodes.push(node);
    if (node.kind === 'sub-process') collect(element, nodes, flows);
  }
}

function toFlow(flow: ModdleElement): ReferenceFlow {
  const [source, target] = [flow.sourceRef?.id, flow.targetRef?.id];
  if (source === undefined || target === undefined) {
    throw new Unsupported(`has a flow ${idOf(flow)} that does not lead from one element to another`);
  }
  return { source, target };
}

const idOf = (element: ModdleElement): string => element.id ?? '';
