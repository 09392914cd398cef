import type { Chain, DraftFlow, DraftNode, Slice } from './draft.ts';
import { clearances, label, nodeSizes } from './sizes.ts';

/** What it costs a vertical line to pass a chain: through a node or a redo step, through its line, at the column of an anchor. */
const passing = { node: 1.6, line: 1, anchor: 0.25, hidden: 0 } as const;

interface Parts {
  readonly isReturn: boolean;
  readonly source: DraftNode | null;
  readonly target: DraftNode | null;
  readonly nodes: readonly DraftNode[];
  readonly flows: readonly DraftFlow[];
}

/** Completes a chain with the columns it covers and what it occupies in each. Gives redo steps their columns, which are fractions. */
export function newChain({ isReturn, ...parts }: Parts): Chain {
  const ends = [parts.source ?? parts.nodes[0], parts.target ?? parts.nodes.at(-1)].map((node) => node?.column ?? 0);
  const from = Math.min(...ends);
  const to = Math.max(...ends);
  if (isReturn) {
    parts.nodes.forEach((node, index) => {
      node.column = to - ((to - from) * (index + 1)) / (parts.nodes.length + 1);
    });
  }
  return {
    kind: kindOf(isReturn, parts.nodes),
    source: parts.source,
    target: parts.target,
    nodes: parts.nodes,
    flows: parts.flows,
    from,
    to,
    slices: isReturn ? returnSlices(parts, from, to) : laneSlices(parts, from, to),
    remembered: null,
    made: 0,
    rank: -1,
    y: 0,
  };
}

function kindOf(isReturn: boolean, nodes: readonly DraftNode[]): Chain['kind'] {
  if (isReturn) return 'return';
  if (nodes.length === 0) return 'skip';
  return nodes.some((node) => node.type === 'task') ? 'steps' : 'gateways';
}

const line = { above: clearances.line, below: clearances.line };
const anchorSlice: Slice = { ...line, cost: passing.anchor };
const lineSlice: Slice = { ...line, cost: passing.line };

function lineSlices(from: number, to: number): Slice[] {
  const slices = new Array<Slice>(to - from + 1).fill(lineSlice);
  slices[0] = slices[to - from] = anchorSlice;
  return slices;
}

function laneSlices({ nodes, flows }: Parts | Omit<Parts, 'isReturn'>, from: number, to: number): Slice[] {
  const slices = lineSlices(from, to);
  for (const { origin, source, target } of flows) {
    if (origin !== null) continue;
    const hidden: Slice = { above: 0, below: 0, cost: passing.hidden };
    for (let column = source.column + 1; column < target.column; column += 1) slices[column - from] = hidden;
  }
  for (const node of nodes) {
    const half = node.size.height / 2 + clearances.nodeY;
    const isEnd = node.column === from || node.column === to;
    const below = half + (node.label === null ? 0 : label.below + node.label.height);
    slices[node.column - from] = { above: half, below, cost: isEnd ? passing.anchor : passing.node };
  }
  return slices;
}

/** Redo steps slide freely between their anchors, so their height is kept free over the whole way. */
function returnSlices({ nodes }: Omit<Parts, 'isReturn'>, from: number, to: number): Slice[] {
  const slices = lineSlices(from, to);
  if (nodes.length === 0) return slices;
  const half = nodeSizes.task.height / 2 + clearances.nodeY;
  const isShort = to - from <= 1;
  return slices.map((slice, index) =>
    isShort || (index > 0 && index < to - from) ? { above: half, below: half, cost: passing.node } : slice,
  );
}
