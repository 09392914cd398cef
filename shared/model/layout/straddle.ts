import { assert } from '../../result.ts';
import { connect, type DraftNode, forwardFlows } from './draft.ts';

/**
 * Holds the lane of an AND split open through to its join where an even number of about equally long branches lies between them,
 * so that the branches straddle the line they come from instead of one of them taking it: adds a forward flow that is never drawn.
 * O(splits · nodes between).
 */
export function straddleBalancedBranches(sorted: readonly DraftNode[]): void {
  const joins = nearestJoins(sorted);
  for (const split of sorted) {
    const join = joins.get(split) ?? null;
    if (split.type === 'and' && join?.type === 'and' && isBalanced(split, join)) {
      connect({ origin: null, source: split, target: join, weight: 0, direction: 'forward' });
    }
  }
}

function isBalanced(split: DraftNode, join: DraftNode): boolean {
  const branches = forwardFlows(split).map((flow) => stepsBetween(flow.target, join));
  const longest = Math.max(...branches);
  const shortest = Math.min(...branches);
  return branches.length % 2 === 0 && branches.length > 0 && shortest > 0 && longest <= 2 * shortest + 1;
}

function stepsBetween(first: DraftNode, join: DraftNode): number {
  const seen = new Set([first, join]);
  let steps = 0;
  for (const node of seen) {
    if (node === join) continue;
    if (node.type === 'task') steps += 1;
    for (const { target } of node.outgoing) seen.add(target);
  }
  return steps;
}

/** For every node the first node that all its forward paths share: its immediate post-dominator (Cooper, Harvey, Kennedy 2001). */
function nearestJoins(sorted: readonly DraftNode[]): Map<DraftNode, DraftNode | null> {
  const position = new Map(sorted.map((node, index) => [node, index]));
  const joins = new Map<DraftNode, DraftNode | null>();
  const after = (node: DraftNode): DraftNode | null => joins.get(node) ?? null;
  const meet = (left: DraftNode | null, right: DraftNode | null): DraftNode | null => {
    let a = left;
    let b = right;
    while (a !== b) {
      if (a === null || b === null) return null;
      const [first, second] = [position.get(a), position.get(b)];
      assert(first !== undefined && second !== undefined, 'both nodes are sorted');
      if (first < second) a = after(a);
      else b = after(b);
    }
    return a;
  };
  for (const node of sorted.toReversed()) {
    const [first, ...others] = forwardFlows(node).map((flow) => flow.target);
    joins.set(node, others.reduce<DraftNode | null>(meet, first ?? null));
  }
  return joins;
}
