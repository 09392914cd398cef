import { type DraftFlow, type DraftNode, newNode } from './draft.ts';
import type { Loop } from './fold/cuts.ts';

/** A loop's way back, drawn from right to left: a bare line, or the redo steps between the decision and the loop's start. */
export interface Return {
  readonly source: DraftNode;
  readonly target: DraftNode;
  readonly nodes: readonly DraftNode[];
  readonly flows: readonly DraftFlow[];
}

const redoStepsMax = 3;

/**
 * Turns every back flow into a return. One to three tasks in a row before it, called by a split that also has another way on, are
 * redo steps and leave the forward graph. A back flow that is the only exit of its node gets a virtual turn behind the node,
 * because it cannot share the lane the node came in on.
 */
export function makeReturns(backFlows: readonly DraftFlow[]): Return[] {
  const sorted = [...backFlows].sort((a, b) => chances(a) - chances(b));
  return sorted.map((flow) => redoChain(flow) ?? bareReturn(flow));
}

/** Of several ways back only some can be redo steps: those that were, before those that are new, before those that were not. */
function chances({ source }: DraftFlow): number {
  const [now, before] = [source.remembered, source.incoming[0]?.source.remembered];
  if (now === null || before === null || before === undefined) return 1;
  return before.column > now.column ? 0 : 2;
}

function redoChain(back: DraftFlow): Return | null {
  const nodes: DraftNode[] = [];
  const flows = [back];
  let source = back.source;
  while (source.type === 'task' && source.outgoing.length === 1) {
    const [entry, second] = source.incoming;
    if (entry === undefined || second !== undefined || nodes.length === redoStepsMax) return null;
    nodes.unshift(source);
    flows.unshift(entry);
    source = entry.source;
  }
  const isCalledBySplit = source.outgoing.some((flow) => flow.direction === 'forward' && !flows.includes(flow));
  if (nodes.length === 0 || source === back.target || !isCalledBySplit) return null;
  for (const flow of flows) flow.direction = 'return';
  return { source, target: back.target, nodes, flows };
}

function bareReturn(back: DraftFlow): Return {
  let source = back.source;
  if (source.outgoing.length === 1) {
    source.turn ??= newNode(null, '');
    source = source.turn;
  }
  return { source, target: back.target, nodes: [], flows: [back] };
}

/** Which nodes each loop reaches from and to. */
export function loopsOf(returns: readonly Return[]): Loop[] {
  return returns.flatMap(({ target, flows: [first] }) => {
    const [from, to] = [target.origin?.id, first?.source.origin?.id];
    return from === undefined || to === undefined ? [] : [{ first: from, last: to }];
  });
}
