import type { ElementId } from '../../ids.ts';
import type { DraftNode } from './draft.ts';

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

/** The gateways of a graph with the steps around them. O(gateways · flows between them). */
export function gatewaysOf(nodes: readonly DraftNode[]): RememberedGateway[] {
  return nodes.flatMap((node) => {
    if (node.origin === null || !isGateway(node)) return [];
    const kind = `${node.type} ${node.outgoing.length > 1 ? 'split' : 'join'}`;
    return [{ id: node.origin.id, kind, before: stepsBeside(node, 'before'), after: stepsBeside(node, 'after') }];
  });
}

const isGateway = ({ type }: DraftNode): boolean => type === 'xor' || type === 'and';

function stepsBeside(gateway: DraftNode, side: 'before' | 'after'): ElementId[] {
  const gateways = [gateway];
  const steps: ElementId[] = [];
  for (const { incoming, outgoing } of gateways) {
    for (const flow of side === 'before' ? incoming : outgoing) {
      const node = side === 'before' ? flow.source : flow.target;
      if (isGateway(node)) {
        if (!gateways.includes(node)) gateways.push(node);
      } else if (node.origin !== null && !steps.includes(node.origin.id)) steps.push(node.origin.id);
    }
  }
  return steps;
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
