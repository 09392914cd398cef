import type { ElementId } from '../../ids.ts';
import type { Flow, FlowGraph } from '../flow-graph.ts';

/** A gateway as it is found again when its id has changed: by the steps around it. Plain data. */
export interface RememberedGateway {
  readonly id: ElementId;
  /** Type and direction. */
  readonly kind: string;
  /** Steps and events before and after it, seen through gateways. */
  readonly before: readonly ElementId[];
  readonly after: readonly ElementId[];
}

/** Gateways less alike than this are different ones. */
const likenessMin = 0.34;

/** The gateways of a graph with the steps around them, by id. O(gateways · flows between them). */
export function gatewaysOf({ nodes, flows }: FlowGraph): RememberedGateway[] {
  const isGateway = new Set(nodes.filter(({ type }) => type === 'xor' || type === 'and').map(({ id }) => id));
  const out = groupedBy(flows, 'source');
  const into = groupedBy(flows, 'target');
  const steps = (from: ElementId, flowsOf: ReadonlyMap<ElementId, readonly Flow[]>, far: 'source' | 'target') => {
    const reached = new Set([from]);
    for (const one of reached) {
      if (one === from || isGateway.has(one)) for (const flow of flowsOf.get(one) ?? []) reached.add(flow[far]);
    }
    return [...reached].filter((id) => !isGateway.has(id)).sort();
  };
  return nodes
    .filter(({ id }) => isGateway.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, type }) => ({
      id,
      kind: `${type} ${(out.get(id)?.length ?? 0) > 1 ? 'split' : 'join'}`,
      before: steps(id, into, 'source'),
      after: steps(id, out, 'target'),
    }));
}

/**
 * For every gateway of the new picture the one of the old that it is: of the same id, otherwise the one most alike, each only
 * once. O(gateways²) of those whose id changed.
 */
export function matchGateways(
  now: readonly RememberedGateway[],
  earlier: readonly RememberedGateway[],
): Map<ElementId, ElementId> {
  const kept = new Set(earlier.map(({ id }) => id));
  const matches = new Map(now.flatMap(({ id }) => (kept.has(id) ? [[id, id] as const] : [])));
  const gone = earlier.filter(({ id }) => !matches.has(id));
  const candidates = now
    .filter(({ id }) => !matches.has(id))
    .flatMap((gateway) =>
      gone
        .filter(({ kind }) => kind === gateway.kind)
        .map((other) => ({ id: gateway.id, other: other.id, likeness: likeness(gateway, other) })),
    )
    .filter((candidate) => candidate.likeness > likenessMin)
    .sort((a, b) => b.likeness - a.likeness);
  const taken = new Set<ElementId>();
  for (const { id, other } of candidates) {
    if (matches.has(id) || taken.has(other)) continue;
    matches.set(id, other);
    taken.add(other);
  }
  return matches;
}

const likeness = (a: RememberedGateway, b: RememberedGateway): number =>
  (jaccard(a.before, b.before) + jaccard(a.after, b.after)) / 2;

function jaccard(a: readonly ElementId[], b: readonly ElementId[]): number {
  const common = a.filter((id) => b.includes(id)).length;
  const together = a.length + b.length - common;
  return together === 0 ? 1 : common / together;
}

function groupedBy(flows: readonly Flow[], end: 'source' | 'target'): Map<ElementId, Flow[]> {
  const groups = new Map<ElementId, Flow[]>();
  for (const flow of flows) {
    const group = groups.get(flow[end]);
    if (group === undefined) groups.set(flow[end], [flow]);
    else group.push(flow);
  }
  return groups;
}
