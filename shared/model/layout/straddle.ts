import { connect, type DraftNode, forwardFlows } from './draft.ts';

/**
 * Holds the lane of an AND split open through to its join where an even number of about equally long branches lies between them,
 * so that the branches straddle the line they come from instead of one of them taking it: adds a forward flow that is never drawn.
 * O(AND splits · flows). Expects the nodes in topological order.
 */
export function straddleBalancedBranches(sorted: readonly DraftNode[]): void {
  for (const split of sorted) {
    const branches = split.type === 'and' ? forwardFlows(split).map((flow) => reachableFrom(flow.target)) : [];
    if (branches.length === 0 || branches.length % 2 === 1) continue;
    const join = sorted.find((node) => branches.every((branch) => branch.has(node)));
    if (join?.type !== 'and') continue;
    const beyond = stepsIn(reachableFrom(join));
    const lengths = branches.map((branch) => stepsIn(branch) - beyond);
    if (areBalanced(lengths)) connect({ origin: null, source: split, target: join, weight: 0, direction: 'forward' });
  }
}

function areBalanced(lengths: readonly number[]): boolean {
  const shortest = Math.min(...lengths);
  return shortest > 0 && Math.max(...lengths) <= 2 * shortest + 1;
}

function reachableFrom(first: DraftNode): Set<DraftNode> {
  const reached = new Set([first]);
  for (const node of reached) for (const { target } of forwardFlows(node)) reached.add(target);
  return reached;
}

const stepsIn = (nodes: ReadonlySet<DraftNode>): number => [...nodes].filter((node) => node.type === 'task').length;
