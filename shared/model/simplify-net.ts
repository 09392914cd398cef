import { addNode, connect, disconnect, isGateway, liveNodes, type Net, nodeAt, onlyMember, removeNode } from './net.ts';

/** Contracts gateways until nothing more can go; the language stays the same. */
export function simplifyNet(net: Net): void {
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const index of liveNodes(net)) if (contract(net, index)) hasChanged = true;
  }
}

function contract(net: Net, index: number): boolean {
  if (!nodeAt(net, index).isLive || !isGateway(net, index)) return false;
  return dropSelfFlow(net, index) || bypass(net, index) || mergeForwards(net, index) || mergeBackwards(net, index);
}

function dropSelfFlow(net: Net, index: number): boolean {
  const node = nodeAt(net, index);
  if (node.kind !== 'xor' || !node.after.has(index)) return false;
  disconnect(net, index, index);
  return true;
}

/** A gateway with one way in and one way out says nothing. */
function bypass(net: Net, index: number): boolean {
  const node = nodeAt(net, index);
  const from = onlyMember(node.before);
  const to = onlyMember(node.after);
  if (from === undefined || to === undefined) return false;
  const isParallelWay = nodeAt(net, from).after.has(to);
  if (isParallelWay && [from, index, to].some((each) => nodeAt(net, each).kind !== 'xor')) return false;
  removeNode(net, index);
  if (from !== to) connect(net, from, to);
  return true;
}

/** A join whose only way out leads into another join of its kind becomes part of it. */
function mergeForwards(net: Net, index: number): boolean {
  const node = nodeAt(net, index);
  const to = onlyMember(node.after);
  if (to === undefined || to === index || node.before.size === 0) return false;
  const target = nodeAt(net, to);
  if (target.kind !== node.kind) return false;
  if (node.kind === 'and') {
    const isPureJoin = target.before.size > 1 && target.after.size === 1;
    if (!isPureJoin || [...node.before].some((from) => target.before.has(from))) return false;
  }
  const sources = [...node.before];
  removeNode(net, index);
  for (const from of sources) if (from !== to) connect(net, from, to);
  return true;
}

/** A split whose only way in comes from another split of its kind becomes part of it. */
function mergeBackwards(net: Net, index: number): boolean {
  const node = nodeAt(net, index);
  const from = onlyMember(node.before);
  if (from === undefined || from === index || node.after.size === 0) return false;
  const source = nodeAt(net, from);
  if (source.kind !== node.kind) return false;
  if (node.kind === 'and') {
    const isPureSplit = source.after.size > 1 && source.before.size === 1;
    if (!isPureSplit || [...node.after].some((to) => source.after.has(to))) return false;
  }
  const targets = [...node.after];
  removeNode(net, index);
  for (const to of targets) if (to !== from) connect(net, from, to);
  return true;
}

/** Gives every gateway that both joins and splits a gateway of its own for each. */
export function splitMixedGateways(net: Net): void {
  for (const index of liveNodes(net)) {
    const { kind, before, after } = nodeAt(net, index);
    if (!isGateway(net, index) || before.size < 2 || after.size < 2) continue;
    const split = addNode(net, kind);
    for (const to of [...after]) {
      disconnect(net, index, to);
      connect(net, split, to);
    }
    connect(net, index, split);
  }
}
