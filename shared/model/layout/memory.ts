import type { ElementId } from '../../ids.ts';
import type { Chain, DraftNode } from './draft.ts';
import type { RememberedCut } from './fold/fold.ts';
import { matchGateways, type RememberedGateway } from './gateway-match.ts';

/** What a layout remembers of the picture before, so that unchanged elements keep their order. Plain data. */
export interface LayoutMemory {
  /** From top to bottom; `y` is the lane's middle. */
  readonly lanes: readonly RememberedLane[];
  readonly nodes: readonly (RememberedNode & { readonly id: ElementId })[];
  /** Lanes that carry nothing but a line, known by the nodes it joins. */
  readonly lines: readonly { readonly source: ElementId; readonly target: ElementId; readonly lane: number }[];
  readonly gateways: readonly RememberedGateway[];
  /** Where the drawing was folded; empty where it stood in one row. */
  readonly cuts: readonly RememberedCut[];
}

export interface RememberedLane {
  readonly rank: number;
  readonly y: number;
  /** Lanes were divided in this order; later ones start where earlier ones left an exit unused. */
  readonly made: number;
}

interface RememberedNode {
  readonly lane: number;
  readonly column: number;
  /** The node its lane went on to, or turned to at its end. */
  readonly next: ElementId | null;
}

/** The memory as if it had been of the new graph: gateways whose ids have changed bear their new ones. */
export function recall(memory: LayoutMemory | null, gateways: readonly RememberedGateway[]): LayoutMemory | null {
  if (memory === null) return null;
  const matches = matchGateways(gateways, memory.gateways);
  const renamed = new Map([...matches].map(([now, earlier]) => [earlier, now]));
  const nameOf = (id: ElementId): ElementId => renamed.get(id) ?? id;
  return {
    ...memory,
    gateways,
    nodes: memory.nodes.map((node) => ({ ...node, id: nameOf(node.id), next: node.next && nameOf(node.next) })),
    lines: memory.lines.map((line) => ({ ...line, source: nameOf(line.source), target: nameOf(line.target) })),
    cuts: memory.cuts.map((cut) => cut.map(nameOf)),
  };
}

/** Tells every node what is remembered of it. */
export function recallNodes(nodes: readonly DraftNode[], memory: LayoutMemory | null): void {
  if (memory === null) return;
  const byId = new Map(memory.nodes.map((node) => [node.id, { ...node, made: memory.lanes[node.lane]?.made ?? 0 }]));
  for (const node of nodes) node.remembered = (node.origin && byId.get(node.origin.id)) ?? null;
}

/** A remembered node together with when its lane was made. */
export type RecalledNode = RememberedNode & Pick<RememberedLane, 'made'>;

const votes = { step: 4, other: 1 } as const;

/** Gives each chain the lane most of its nodes stood on, one chain per lane; a bare line the lane of the same line before. */
export function recallLanes(chains: readonly Chain[], memory: LayoutMemory | null): void {
  if (memory === null) return;
  const lines = new Map(memory.lines.map((line) => [`${line.source} ${line.target}`, line.lane]));
  const claims = chains.flatMap((chain) => {
    const byLane = new Map<number, number>();
    for (const node of chain.nodes) {
      const lane = node.remembered?.lane;
      if (lane === undefined) continue;
      byLane.set(lane, (byLane.get(lane) ?? 0) + (node.type === 'task' ? votes.step : votes.other));
    }
    const line = chain.nodes.length === 0 ? lines.get(endsOf(chain)) : undefined;
    if (line !== undefined) byLane.set(line, votes.other);
    return [...byLane].map(([lane, weight]) => ({ chain, lane, weight }));
  });
  const taken = new Set<number>();
  for (const { chain, lane } of claims.sort((a, b) => b.weight - a.weight)) {
    if (chain.remembered !== null || taken.has(lane)) continue;
    taken.add(lane);
    chain.remembered = memory.lanes[lane] ?? null;
  }
}

const endsOf = ({ flows: [flow] }: Chain): string => `${flow?.source.origin?.id} ${flow?.target.origin?.id}`;

export function remember(
  order: readonly Chain[],
  gateways: readonly RememberedGateway[],
  cuts: readonly RememberedCut[],
): LayoutMemory {
  return {
    gateways,
    cuts,
    lanes: order.map(({ rank, y, made }) => ({ rank, y, made })),
    nodes: order.flatMap((chain) => chain.nodes.flatMap((node) => rememberNode(node, chain))),
    lines: order.flatMap(({ nodes: own, flows: [flow], rank }) =>
      own.length > 0 || !flow?.source.origin || !flow.target.origin
        ? []
        : [{ source: flow.source.origin.id, target: flow.target.origin.id, lane: rank }],
    ),
  };
}

function rememberNode(node: DraftNode, { rank, flows }: Chain): LayoutMemory['nodes'][number][] {
  if (node.origin === null) return [];
  const exit = flows.find((flow) => flow.source === node);
  return [{ id: node.origin.id, lane: rank, column: node.column, next: exit?.target.origin?.id ?? null }];
}
