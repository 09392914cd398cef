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
    const { join, lengths } = joinOf(branches, sorted, index + 1);
    if (join?.type === 'and' && (straddledBefore(split, join) ?? areBalanced(lengths)))
      connect({ origin: null, source: split, target: join, weight: 0, direction: 'forward' });
  }
}

/** What was drawn one way stays so; null for what is new. */
function straddledBefore(split: DraftNode, join: DraftNode): boolean | null {
  if (split.remembered === null || join.remembered === null) return null;
  return split.remembered.next === join.origin?.id;
}

interface Join {
  /** The first node that all branches reach. */
  readonly join: DraftNode | null;
  /** Steps of each branch before it. */
  readonly lengths: readonly number[];
}

function joinOf(branches: readonly DraftNode[], sorted: readonly DraftNode[], from: number): Join {
  const all = 2 ** branches.length - 1;
  const reachedBy = new Map(branches.map((branch, bit) => [branch, 1 << bit]));
  const lengths = branches.map(() => 0);
  for (let index = from; index < sorted.length; index += 1) {
    const node = sorted[index] as DraftNode;
    const bits = reachedBy.get(node) ?? 0;
    if (bits === all) return { join: node, lengths };
    if (bits === 0) continue;
    if (node.type === 'task')
      for (const bit of lengths.keys()) lengths[bit] = (lengths[bit] ?? 0) + ((bits >> bit) & 1);
    for (const { target, direction } of node.outgoing) {
      if (direction === 'forward') reachedBy.set(target, (reachedBy.get(target) ?? 0) | bits);
    }
  }
  return { join: null, lengths };
}

function areBalanced(lengths: readonly number[]): boolean {
  const shortest = Math.min(...lengths);
  return shortest > 0 && Math.max(...lengths) <= 2 * shortest + 1;
}
