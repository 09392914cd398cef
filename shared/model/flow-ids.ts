import { type ElementId, toElementId } from '../ids.ts';
import { elementIdOf } from './element-id.ts';
import { isGateway, liveNodes, type Net, nodeAt } from './net.ts';

/** The ids of all live nodes (see FlowNode.id). A gateway that clashes with an earlier one gets an ordinal. */
export function nodeIds(net: Net): Map<number, ElementId> {
  const ids = new Map<number, ElementId>();
  const taken = new Map<string, number>();
  for (const index of liveNodes(net)) {
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
