import { connect, type DraftNode, forwardFlows } from './draft.ts';

/** Branches are told apart by the bits of a number. */
const branchesMax = 30;

/**
 * Holds the lane of an AND split open through to its join where an even number of about equally long branches lies between them,
 * so that the branches straddle the line they come from instead of one of them taking it: adds a forward flow that is never drawn.
 * O(AND splits · flows up to the join). Expects the nodes in topological order.
 */
export function straddleBalancedBranches(sorted: readonly DraftNode[]): void {
  for (const [index, split] of sorted.entries()) {
    const branches = split.type === 'and' ? forwardFlows(split).map(({ target }) => target) : [];
    if (branches.length === 0 || branches.length % 2 === 1 || branches.length > branchesMax) continue;
    const join = joinOfEqual(branches, sorted, index + 1);
    if (join?.type === 'and') connect({ origin: null, source: split, target: join, weight: 0, direction: 'forward' });
  }
}

/** The first node that all branches reach, if they have about equally many steps before it. */
function joinOfEqual(branches: readonly DraftNode[], sorted: readonly DraftNode[], from: number): DraftNode | null {
  const all = 2 ** branches.length - 1;
  const reachedBy = new Map(branches.map((branch, bit) => [branch, 1 << bit]));
  const lengths = branches.map(() => 0);
  for (let index = from; index < sorted.length; index += 1) {
    const node = sorted[index] as DraftNode;
    const bits = reachedBy.get(node) ?? 0;
    if (bits === all) return areBalanced(lengths) ? node : null;
    if (bits === 0) continue;
    if (node.type === 'task')
      for (const bit of lengths.keys()) lengths[bit] = (lengths[bit] ?? 0) + ((bits >> bit) & 1);
    for (const { target, direction } of node.outgoing) {
      if (direction === 'forward') reachedBy.set(target, (reachedBy.get(target) ?? 0) | bits);
    }
  }
  return null;
}

function areBalanced(lengths: readonly number[]): boolean {
  const shortest = Math.min(...lengths);
  return shortest > 0 && Math.max(...lengths) <= 2 * shortest + 1;
}
