import type { Activity, ElementId } from '../ids.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { Marking } from './marking.ts';
import type { Replayer } from './replayer.ts';

/** An order's way on the diagram, nodes and flows; no element is in two of them, what is in none was not taken. */
export interface OrderPath {
  /** Steps it did, flows and gateways its tokens passed, also the flow into the step it waits for. */
  readonly done: readonly ElementId[];
  /** Where its open tokens stand. */
  readonly waiting: readonly ElementId[];
  /** All that lies ahead of the open tokens and cannot happen before they move. */
  readonly blocked: readonly ElementId[];
}

type StepState = 'done' | 'waiting' | 'blocked' | 'not-taken';

interface StepOnPath {
  readonly activity: Activity;
  readonly element: ElementId;
  readonly state: StepState;
}

/**
 * Replays the trace and says what of the diagram is behind the order, under it and before it; for an order that is closed, whatever
 * closed it, nothing is under or before it. O(trace + flows).
 */
export function orderPath(replayer: Replayer, trace: readonly Activity[], isOpen = true): OrderPath {
  const { done, marking } = walk(replayer, trace, isOpen);
  const waiting = new Set(marking.tokens.map((token) => token.element));
  const passed = [...done].filter((element) => !waiting.has(element));
  const ahead = reachable(replayer.paths, waiting);
  const blocked = [...ahead].filter((element) => !done.has(element) && !waiting.has(element));
  return { done: passed, waiting: [...waiting], blocked };
}

/**
 * Every step of the diagram in flow order, interrupts last, with its state for this order. Steps that a token may take next are
 * `waiting`, also where the token stands at the gateway before them; a step done before that may come again counts as done.
 */
export function stepStates(replayer: Replayer, trace: readonly Activity[], isOpen = true): readonly StepOnPath[] {
  const { paths } = replayer;
  const { done, marking } = walk(replayer, trace, isOpen);
  const path = orderPath(replayer, trace, isOpen);
  const blocked = new Set(path.blocked);
  const required = new Set(path.waiting);
  const offered = new Set(marking.tokens.flatMap((token) => token.anyOf));

  function stateOf(activity: Activity, element: ElementId): StepState {
    if (required.has(element)) return 'waiting';
    if (done.has(element)) return 'done';
    if (offered.has(activity)) return 'waiting';
    return blocked.has(element) ? 'blocked' : 'not-taken';
  }

  const ordered = [...inFlowOrder(paths), ...paths.graph.interrupts.map((node) => node.id)];
  return ordered.flatMap((element) => {
    const activity = paths.node(element)?.activity ?? null;
    return activity === null ? [] : [{ activity, element, state: stateOf(activity, element) }];
  });
}

function walk(
  replayer: Replayer,
  trace: readonly Activity[],
  isOpen: boolean,
): { done: ReadonlySet<ElementId>; marking: Pick<Marking, 'tokens'> } {
  const { paths } = replayer;
  const done = new Set<ElementId>();
  let marking = replayer.initial;
  for (const [index, activity] of trace.entries()) {
    marking = replayer.advance(marking, activity, index);
    const element = elementIdOf(activity);
    if (paths.node(element) !== null) done.add(element);
    for (const id of marking.travelled.flat()) {
      const flow = paths.flow(id);
      done.add(id);
      // A flow leads past gateways and events without a name of their own, but into a step that is yet to come.
      for (const end of flow === null ? [] : [flow.source, flow.target]) {
        if (paths.node(end)?.activity === null) done.add(end);
      }
    }
  }
  for (const element of done) if (isWaitingJoin(paths, element, done)) done.delete(element);
  return { done, marking: isOpen ? marking : { tokens: [] } };
}

/** A parallel join that has heard of some branches only: nothing has left it yet. */
function isWaitingJoin(paths: FlowPaths, element: ElementId, done: ReadonlySet<ElementId>): boolean {
  return paths.node(element)?.type === 'and' && !paths.outgoing(element).some(({ id }) => done.has(id));
}

function reachable(paths: FlowPaths, from: ReadonlySet<ElementId>): ReadonlySet<ElementId> {
  const nodes = new Set(from);
  const flows = new Set<ElementId>();
  for (const node of nodes) {
    for (const flow of paths.outgoing(node)) {
      flows.add(flow.id);
      nodes.add(flow.target);
    }
  }
  return new Set([...nodes, ...flows]);
}

/** Depth first from the start, every node before what follows it (back flows of loops aside). */
function inFlowOrder(paths: FlowPaths): readonly ElementId[] {
  const seen = new Set<ElementId>();
  const backwards: ElementId[] = [];
  function visit(element: ElementId): void {
    if (seen.has(element)) return;
    seen.add(element);
    for (const flow of [...paths.outgoing(element)].reverse()) visit(flow.target);
    backwards.push(element);
  }
  if (paths.start !== null) visit(paths.start.id);
  return backwards.reverse();
}
