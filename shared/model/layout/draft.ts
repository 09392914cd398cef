import type { Activity } from '../../ids.ts';
import { assert } from '../../result.ts';
import type { Flow, FlowGraph, FlowNode, FlowNodeType } from '../flow-graph.ts';
import { branchName } from './branch-name.ts';
import { labelSize } from './label.ts';
import type { RecalledNode, RememberedLane } from './memory.ts';
import { nodeSizes, type Size } from './sizes.ts';

/** The graph while it is being laid out: every phase fills in the fields it is named after. */

export interface DraftNode {
  /** Null for a turn, which exists only here. */
  readonly origin: FlowNode | null;
  readonly type: FlowNodeType | 'turn';
  readonly size: Size;
  readonly text: string;
  readonly label: Size | null;
  /** Heaviest first, then by the name of the branch. */
  readonly outgoing: DraftFlow[];
  readonly incoming: DraftFlow[];
  remembered: RecalledNode | null;
  /** A virtual place behind the node where its only exit turns back. */
  turn: DraftNode | null;
  column: number;
  /** Flows on the longest forward path that starts here. */
  remaining: number;
  chain: Chain | null;
  /** Ranks of the topmost and the lowest lane its flows turn into. */
  top: number;
  bottom: number;
  /** The left border. */
  x: number;
}

export interface DraftFlow {
  /** Null for a flow that only holds a lane open between the split and the join of balanced branches. */
  readonly origin: Flow | null;
  readonly source: DraftNode;
  readonly target: DraftNode;
  readonly weight: number;
  direction: 'forward' | 'return';
}

/**
 * A run of nodes on one straight lane. It leaves `source` and ends in `target`, which stand on the lanes of other chains; a chain
 * without nodes is a bare line. A return chain is drawn from right to left.
 */
export interface Chain {
  readonly kind: 'steps' | 'gateways' | 'skip' | 'return';
  readonly source: DraftNode | null;
  readonly target: DraftNode | null;
  readonly nodes: readonly DraftNode[];
  /** In flow order: from `source` through the nodes to `target`. */
  readonly flows: readonly DraftFlow[];
  /** The columns it covers, its anchors included. */
  readonly from: number;
  readonly to: number;
  readonly slices: readonly Slice[];
  remembered: RememberedLane | null;
  /** Chains are made in this order. */
  made: number;
  rank: number;
  y: number;
}

/** What a chain occupies in one column: the height it needs on both sides of its lane, and the cost of a vertical line through it. */
export interface Slice {
  readonly above: number;
  readonly below: number;
  readonly cost: number;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function newNode(origin: FlowNode | null, text: string): DraftNode {
  const type = origin?.type ?? 'turn';
  const isEvent = type === 'start' || type === 'end';
  return {
    origin,
    type,
    text,
    remembered: null,
    size: nodeSizes[type],
    label: isEvent ? labelSize(text) : null,
    outgoing: [],
    incoming: [],
    turn: null,
    column: 0,
    remaining: 0,
    chain: null,
    top: -1,
    bottom: -1,
    x: 0,
  };
}

/**
 * The graph with direct references, in a canonical order: start events first, then by id; flows by weight, then by the names of
 * their branches. Whatever order the caller's arrays have, the picture is the same.
 */
export function draftOf(
  graph: FlowGraph,
  labelOf: (activity: Activity) => string,
): { readonly nodes: DraftNode[]; readonly flows: DraftFlow[] } {
  const isLater = (node: FlowNode): number => (node.type === 'start' ? 0 : 1);
  const sorted = [...graph.nodes].sort((a, b) => isLater(a) - isLater(b) || compare(a.id, b.id));
  const nodes = sorted.map((node) => newNode(node, node.activity === null ? '' : labelOf(node.activity)));
  const byId = new Map(nodes.map((node) => [node.origin?.id, node]));
  assert(byId.size === nodes.length, 'the nodes of a graph have different ids');
  const flows = [...graph.flows].sort(
    (a, b) => b.count - a.count || compare(a.target, b.target) || compare(a.source, b.source) || compare(a.id, b.id),
  );
  const drafts = flows.map((flow): DraftFlow => {
    const source = byId.get(flow.source);
    const target = byId.get(flow.target);
    assert(source !== undefined && target !== undefined, `flow ${flow.id} ends in nodes of the graph`);
    assert(source !== target, `flow ${flow.id} joins two different nodes`);
    return { origin: flow, source, target, weight: flow.count + 1, direction: 'forward' };
  });
  for (const flow of drafts) connect(flow);
  for (const node of nodes) if (node.outgoing.length > 1) sortBranches(node);
  return { nodes, flows: drafts };
}

/** All orders take every branch of an AND, so that weights only tell how far the orders have come, and the names decide. */
function sortBranches({ type, outgoing }: DraftNode): void {
  const names = new Map(outgoing.map((flow) => [flow, branchName(flow.target)]));
  const nameOf = (flow: DraftFlow): string => names.get(flow) ?? '';
  outgoing.sort((a, b) => (type === 'and' ? 0 : b.weight - a.weight) || compare(nameOf(a), nameOf(b)));
}

export function connect(flow: DraftFlow): void {
  flow.source.outgoing.push(flow);
  flow.target.incoming.push(flow);
}

export const forwardFlows = (node: DraftNode): DraftFlow[] =>
  node.outgoing.filter((flow) => flow.direction === 'forward');

/** The chain a node stands on; only valid once chains are made. */
export function chainOf(node: DraftNode): Chain {
  assert(node.chain !== null, 'every node stands on a chain');
  return node.chain;
}

export function sliceAt(chain: Chain, column: number): Slice {
  const slice = chain.slices[column - Math.floor(chain.from)];
  assert(slice !== undefined, 'the column lies inside the chain');
  return slice;
}
