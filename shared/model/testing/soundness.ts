import type { FlowGraph } from '../flow-graph.ts';

/** A way a node can fire: the flows it takes a token from and those it puts one on, one bit a flow. */
interface Firing {
  readonly takes: bigint;
  readonly puts: bigint;
}

/**
 * Whether the graph, played as a workflow net, is safe and can finish from every state it can get into with nothing left behind;
 * null where it has more than `statesMax` states. States are bits, one a flow: a second token on a flow is a fault already.
 */
export function isSoundNet(graph: FlowGraph, statesMax: number): boolean | null {
  const firings = firingsOf(graph);
  const start = firings.find(({ takes }) => takes === 0n)?.puts ?? 0n;
  const before = new Map<bigint, bigint[]>([[start, []]]);
  for (const state of before.keys()) {
    if (before.size > statesMax) return null;
    for (const { takes, puts } of firings) {
      if (takes === 0n || (state & takes) !== takes) continue;
      const rest = state & ~takes;
      if ((rest & puts) !== 0n) return false;
      const after = rest | puts;
      const known = before.get(after);
      if (known) known.push(state);
      else before.set(after, [state]);
    }
  }
  const canFinish = new Set<bigint>(before.has(0n) ? [0n] : []);
  for (const state of canFinish) for (const earlier of before.get(state) ?? []) canFinish.add(earlier);
  return canFinish.size === before.size;
}

function firingsOf({ nodes, flows }: FlowGraph): Firing[] {
  const bits = (end: 'source' | 'target', id: string): bigint[] =>
    [...flows.keys()].filter((index) => flows[index]?.[end] === id).map((index) => 1n << BigInt(index));
  return nodes.flatMap(({ id, type }): Firing[] => {
    const inputs = bits('target', id);
    const outputs = bits('source', id);
    if (type !== 'xor') return [{ takes: allOf(inputs), puts: allOf(outputs) }];
    return inputs.flatMap((takes) => outputs.map((puts) => ({ takes, puts })));
  });
}

const allOf = (bits: readonly bigint[]): bigint => bits.reduce((all, bit) => all | bit, 0n);
