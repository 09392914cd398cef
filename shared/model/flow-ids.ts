import { type ElementId, toElementId } from '../ids.ts';
import { elementIdOf } from './element-id.ts';
import { isGateway, liveNodes, type Net, nodeAt } from './net.ts';

/**
 * The ids of all live nodes (see FlowNode.id). Gateways between the same steps clash, such as two skips of one parallel block;
 * they are told apart by an ordinal, given in the order of the steps right beside them.
 */
export function nodeIds(net: Net): Map<number, ElementId> {
  const ids = new Map<number, ElementId>();
  const taken = new Map<string, number>();
  const beside = new Map(liveNodes(net).map((index) => [index, directSteps(net, index)]));
  const ordered = liveNodes(net).sort((a, b) => compareText(beside.get(a) ?? '', beside.get(b) ?? '') || a - b);
  for (const index of ordered) {
    const { kind, activity } = nodeAt(net, index);
    const name = activity !== null ? elementIdOf(activity) : isGateway(net, index) ? gatewayName(net, index) : kind;
    const earlier = taken.get(name) ?? 0;
    taken.set(name, earlier + 1);
    ids.set(index, toElementId(earlier === 0 ? name : `${name}_${earlier + 1}`));
  }
  return ids;
}

/** Unambiguous: a double underscore followed by the first letters of an id occurs in no other place of an id. */
export function flowIdOf(source: ElementId, target: ElementId): ElementId {
  return toElementId(`flow_${source}__${target}`);
}

function gatewayName(net: Net, index: number): string {
  const { kind, after } = nodeAt(net, index);
  const before = stepsThroughGateways(net, index, 'before');
  const following = stepsThroughGateways(net, index, 'after');
  return `${kind}_${after.size > 1 ? 'split' : 'join'}_${shortHash(`${before.join()}|${following.join()}`)}`;
}

/** Ids of the steps and events next to a gateway on one side, seen through gateways only, sorted. */
function stepsThroughGateways(net: Net, index: number, side: 'before' | 'after'): string[] {
  const names: string[] = [];
  const seen = new Set(nodeAt(net, index)[side]);
  for (const other of seen) {
    if (isGateway(net, other)) for (const further of nodeAt(net, other)[side]) seen.add(further);
    else names.push(stepName(net, other));
  }
  return names.sort();
}

/** The steps that lead straight into the node and that it leads straight to. */
function directSteps(net: Net, index: number): string {
  const { before, after } = nodeAt(net, index);
  const namesOf = (nodes: ReadonlySet<number>): string =>
    [...nodes]
      .filter((node) => !isGateway(net, node))
      .map((node) => stepName(net, node))
      .sort()
      .join();
  return `${namesOf(before)}|${namesOf(after)}`;
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function stepName(net: Net, index: number): string {
  const { kind, activity } = nodeAt(net, index);
  return activity === null ? kind : elementIdOf(activity);
}

/** FNV-1a, 32 bits, in base 36. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
