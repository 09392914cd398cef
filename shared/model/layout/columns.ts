import { type DraftNode, forwardFlows } from './draft.ts';

/**
 * Columns by the longest forward path from a start, and for every node the longest path still to come. Returns the nodes of the
 * forward graph in topological order; redo steps get their columns from their return. O(nodes + flows).
 */
export function assignColumns(nodes: readonly DraftNode[]): DraftNode[] {
  const waitingFor = new Map(nodes.map((node) => [node, forwardEntries(node)]));
  const sorted = nodes.filter((node) => waitingFor.get(node) === 0 && !isRedoStep(node));
  for (const node of sorted) {
    node.column = Math.max(0, ...entering(node).map((flow) => flow.source.column + 1));
    for (const { target } of forwardFlows(node)) {
      const left = (waitingFor.get(target) ?? 0) - 1;
      waitingFor.set(target, left);
      if (left === 0) sorted.push(target);
    }
    if (node.turn !== null) node.turn.column = node.column + 1;
  }
  for (const node of sorted.toReversed()) {
    node.remaining = Math.max(0, ...forwardFlows(node).map((flow) => flow.target.remaining + 1));
  }
  return sorted;
}

const entering = (node: DraftNode) => node.incoming.filter((flow) => flow.direction === 'forward');
const forwardEntries = (node: DraftNode): number => entering(node).length;

/** A redo step is entered and left by returning flows only. */
export const isRedoStep = (node: DraftNode): boolean =>
  node.incoming.length > 0 &&
  node.outgoing.length > 0 &&
  [...node.incoming, ...node.outgoing].every((flow) => flow.direction === 'return');
