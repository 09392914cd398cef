import type { ModdleElement } from 'bpmn-moddle';
import type { ReferenceNode } from '../../shared/conformance/reference.ts';

/** Something of the file that cannot be judged by; the message goes on after the file's name. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

const tasks = new Set(
  ['Task', 'UserTask', 'ServiceTask', 'SendTask', 'ReceiveTask', 'ManualTask', 'BusinessRuleTask', 'ScriptTask'].map(
    (type) => `bpmn:${type}`,
  ),
);
/** They say nothing about the order of steps. */
const ignored = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);
/** Every choice of their exits is a way of its own. */
const choosingExitsMax = 6;

/** A flow element as a node of the reference, null for what says nothing about the order of steps. Throws Unsupported. */
export function toNode(element: ModdleElement, scope: string, exits: readonly ModdleElement[]): ReferenceNode | null {
  const { $type: type } = element;
  const node = { id: element.id ?? '', name: nameOf(element), scope };
  if (element.isForCompensation === true) refuse(element, 'compensation is not supported');
  for (const definition of ['Compensate', 'Cancel', 'Link']) {
    if (isTriggeredBy(element, definition)) refuse(element, `${definition.toLowerCase()} events are not supported`);
  }
  if (tasks.has(type) || type === 'bpmn:CallActivity') return { ...node, kind: 'task', ...activityOf(element, exits) };
  switch (type) {
    case 'bpmn:StartEvent':
      return { ...node, kind: 'start', interrupts: element.isInterrupting !== false };
    case 'bpmn:EndEvent':
      return { ...node, kind: 'end', terminates: isTriggeredBy(element, 'Terminate') };
    case 'bpmn:IntermediateCatchEvent':
    case 'bpmn:IntermediateThrowEvent':
      return { ...node, kind: 'event', repeats: false, exits: 'all' };
    case 'bpmn:BoundaryEvent':
      return {
        ...node,
        kind: 'boundary',
        attachedTo: element.attachedToRef?.id ?? '',
        interrupts: element.cancelActivity !== false,
      };
    case 'bpmn:ExclusiveGateway':
    case 'bpmn:EventBasedGateway':
      return { ...node, kind: 'xor' };
    case 'bpmn:ParallelGateway':
      return { ...node, kind: 'and' };
    case 'bpmn:InclusiveGateway':
      refuseTooMany(element, exits);
      return { ...node, kind: 'or' };
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
      return subProcess(element, node, exits);
    default:
      if (ignored.has(type)) return null;
      return refuse(element, `the ${wordsOf(type)} is not supported`);
  }
}

/** One that shows nothing of its inside is a step. */
function subProcess(
  element: ModdleElement,
  node: { readonly id: string; readonly name: string; readonly scope: string },
  exits: readonly ModdleElement[],
): ReferenceNode {
  const activity = activityOf(element, exits);
  if ((element.flowElements ?? []).length === 0) return { ...node, kind: 'task', ...activity };
  const loop = element.loopCharacteristics;
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics' && loop.isSequential !== true) {
    refuse(element, 'several instances of a sub-process at the same time are not supported');
  }
  return { ...node, kind: 'sub-process', byEvent: element.triggeredByEvent === true, ...activity };
}

function activityOf(element: ModdleElement, exits: readonly ModdleElement[]) {
  const isConditional = exits.some(({ conditionExpression }) => conditionExpression !== undefined);
  if (isConditional) refuseTooMany(element, exits);
  return {
    repeats: element.loopCharacteristics !== undefined,
    exits: isConditional ? ('some' as const) : ('all' as const),
  };
}

function refuseTooMany(element: ModdleElement, exits: readonly ModdleElement[]): void {
  if (exits.length > choosingExitsMax)
    refuse(element, `more than ${choosingExitsMax} exits to choose from are not supported`);
}

function isTriggeredBy({ eventDefinitions = [] }: ModdleElement, definition: string): boolean {
  return eventDefinitions.some(({ $type }) => $type === `bpmn:${definition}EventDefinition`);
}

function refuse(element: ModdleElement, why: string): never {
  const name = nameOf(element);
  throw new Unsupported(
    `cannot be judged by: ${name === '' ? '' : `'${name}' (`}${element.id}${name === '' ? '' : ')'}: ${why}`,
  );
}

/** Line breaks of a label are spaces. */
const nameOf = ({ name = '' }: ModdleElement): string => name.replaceAll(/\s+/g, ' ').trim();

const wordsOf = (type: string): string =>
  `${type
    .replace('bpmn:', '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()}`;
