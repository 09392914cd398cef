import type { Activity } from '../ids.ts';
import type { FlowNodeType } from './flow-graph.ts';

/** A flow graph while it is being rewritten: nodes are known by index, removed ones stay as not live. */
export interface Net {
  readonly nodes: NetNode[];
}

export interface NetNode {
  kind: FlowNodeType;
  readonly activity: Activity | null;
  isLive: boolean;
  readonly before: Set<number>;
  readonly after: Set<number>;
}

export function createNet(): Net {
  return { nodes: [] };
}

export function addNode(net: Net, kind: FlowNodeType, activity: Activity | null = null): number {
  return net.nodes.push({ kind, activity, isLive: true, before: new Set(), after: new Set() }) - 1;
}

export function nodeAt(net: Net, index: number): NetNode {
  return net.nodes[index] as NetNode;
}

export function connect(net: Net, from: number, to: number): void {
  nodeAt(net, from).after.add(to);
  nodeAt(net, to).before.add(from);
}

export function disconnect(net: Net, from: number, to: number): void {
  nodeAt(net, from).after.delete(to);
  nodeAt(net, to).before.delete(from);
}

export function isGateway(net: Net, index: number): boolean {
  const { kind } = nodeAt(net, index);
  return kind === 'xor' || kind === 'and';
}

/** Takes a node out together with its flows. */
export function removeNode(net: Net, index: number): void {
  const node = nodeAt(net, index);
  for (const from of [...node.before]) disconnect(net, from, index);
  for (const to of [...node.after]) disconnect(net, index, to);
  node.isLive = false;
}

/** Indices of the nodes still there. */
export function liveNodes(net: Net): number[] {
  return [...net.nodes.keys()].filter((index) => nodeAt(net, index).isLive);
}

/** The only member of a set of one. */
export function onlyMember(set: ReadonlySet<number>): number | undefined {
  if (set.size !== 1) return undefined;
  for (const member of set) return member;
  return undefined;
}
