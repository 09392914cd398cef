import { isRedoStep } from './columns.ts';
import { type Chain, type DraftFlow, type DraftNode, forwardFlows } from './draft.ts';
import { newChain } from './new-chain.ts';
import type { Return } from './returns.ts';

/**
 * Divides the graph into chains, a straight lane each: the first starts at a start event and follows the main way at every split;
 * the exits it leaves unused start the next chains, those with a past first, then the heaviest; a chain ends where it meets a node
 * that already has a lane. The returns come last. Sets `node.chain`. O(flows · open exits).
 */
export function makeChains(nodes: readonly DraftNode[], returns: readonly Return[]): Chain[] {
  const chains: Chain[] = [];
  const placed = new Set<DraftNode>();
  const open: DraftFlow[] = [];
  const add = (first: DraftNode, entry: DraftFlow | null): void => {
    const run = follow(first, entry, placed, open);
    chains.push(newChain({ isReturn: false, source: entry?.source ?? null, ...run }));
  };
  const isRoot = (node: DraftNode): boolean => node.incoming.every((flow) => flow.direction === 'return');
  for (const root of [...nodes.filter(isRoot), ...nodes]) {
    if (placed.has(root) || isRedoStep(root)) continue;
    add(root, null);
    for (let exit = takeFirst(open); exit !== null; exit = takeFirst(open)) add(exit.target, exit);
  }
  for (const one of returns) chains.push(newChain({ isReturn: true, ...one }));
  for (const [made, chain] of chains.entries()) {
    chain.made = made;
    for (const node of chain.nodes) node.chain = chain;
  }
  return chains;
}

interface Run {
  readonly nodes: DraftNode[];
  readonly flows: DraftFlow[];
  readonly target: DraftNode | null;
}

/** Walks from `first` until the end or a placed node, which becomes the target. The exits not taken are added to `open`. */
function follow(first: DraftNode, entry: DraftFlow | null, placed: Set<DraftNode>, open: DraftFlow[]): Run {
  const nodes: DraftNode[] = [];
  const flows = entry === null ? [] : [entry];
  let lane: number | null = null;
  let node = first;
  while (!placed.has(node)) {
    placed.add(node);
    nodes.push(node);
    lane ??= node.remembered?.lane ?? null;
    const exit = mainExit(node, lane, placed);
    open.push(...forwardFlows(node).filter((flow) => flow !== exit && flow.origin !== null));
    if (exit === null) {
      if (node.turn !== null) nodes.push(node.turn);
      return { nodes, flows, target: null };
    }
    flows.push(exit);
    node = exit.target;
  }
  return { nodes, flows, target: node };
}

function mainExit(node: DraftNode, lane: number | null, placed: ReadonlySet<DraftNode>): DraftFlow | null {
  let best: DraftFlow | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const flow of forwardFlows(node)) {
    const score = exitScore(flow, lane, placed);
    if (score > bestScore) [best, bestScore] = [flow, score];
  }
  return best;
}

/** How much heavier another branch must be to take a lane over. */
const staying = 3;

/** At an AND the longest branch stays on the lane, elsewhere the heaviest; a skip should not, and what was on this lane stays. */
function exitScore(flow: DraftFlow, lane: number | null, placed: ReadonlySet<DraftNode>): number {
  const { source, target, weight } = flow;
  if (flow.origin === null) return Number.POSITIVE_INFINITY;
  const isParallel = source.type === 'and';
  let score = isParallel ? target.remaining + 1 : weight;
  if (placed.has(target)) score *= 0.3;
  else if (!isParallel && target.column > source.column + 1 && target.incoming.length > 1) score *= 0.6;
  if (wentOn(flow, lane)) score *= isParallel ? 1000 : staying;
  return score;
}

function wentOn({ source, target }: DraftFlow, lane: number | null): boolean {
  const isNext = target.origin !== null && source.remembered?.next === target.origin.id;
  return isNext || (lane !== null && target.remembered?.lane === lane);
}

/** What had a lane before comes in the order of that time, what is new after it by weight. */
function takeFirst(open: DraftFlow[]): DraftFlow | null {
  let best: DraftFlow | null = null;
  for (const flow of open) if (best === null || precedes(flow, best)) best = flow;
  if (best !== null) open.splice(open.indexOf(best), 1);
  return best;
}

function precedes(a: DraftFlow, b: DraftFlow): boolean {
  const [madeA, madeB] = [a.target.remembered?.made ?? Infinity, b.target.remembered?.made ?? Infinity];
  return madeA === madeB ? a.weight > b.weight : madeA < madeB;
}
