import type { Activity, ElementId } from '../ids.ts';
import { elementIdOf } from '../model/element-id.ts';
import type { OrderStatus } from '../order/state.ts';
import type { FlowPaths } from './flow-paths.ts';
import type { Marking, MarkingToken } from './marking.ts';
import type { Replayer } from './replayer.ts';
import { INTERRUPTED } from './tokens.ts';

/** An order's way on the diagram, nodes and flows; no element is in two of them, what is in none was not taken. */
export interface OrderPath {
  /** Steps it did, flows and gateways its tokens passed, also the flow into the step it waits for. */
  readonly done: readonly ElementId[];
  /** Where its open tokens stand. */
  readonly waiting: readonly ElementId[];
  /** Where its tokens stood when an expiry, a failure or a cancellation ended it. */
  readonly stopped: readonly ElementId[];
  /** All that lies ahead of those tokens and cannot happen before they move. */
  readonly blocked: readonly ElementId[];
}

type StepState = 'done' | 'waiting' | 'stopped' | 'blocked' | 'not-taken';

interface StepOnPath {
  readonly activity: Activity;
  readonly element: ElementId;
  readonly state: StepState;
}

/**
 * Replays the trace and says what of the diagram is behind the order, under it and before it. Under an order that was cut off lies where it
 * stopped; for one that has come to its end nothing is under or before it. O(trace + flows).
 */
export function orderPath(
  replayer: Replayer,
  trace: readonly Activity[],
  status: OrderStatus = 'in-flight',
): OrderPath {
  const { done, tokens } = walk(replayer, trace, status);
  const under = new Set(tokens.map((token) => token.element));
  const passed = [...done].filter((element) => !under.has(element));
  const ahead = reachable(replayer.paths, under);
  const blocked = [...ahead].filter((element) => !done.has(element) && !under.has(element));
  const isOpen = status === 'in-flight';
  return { done: passed, waiting: isOpen ? [...under] : [], stopped: isOpen ? [] : [...under], blocked };
}

/**
 * The tokens of an order as it stands: those of its last prefix while it is open; those that an expiry, a failure or a cancellation left
 * standing or took away, where it was cut off; none where it has come to its end.
 */
export function openTokens(
  replayer: Replayer,
  trace: readonly Activity[],
  status: OrderStatus = 'in-flight',
): readonly MarkingToken[] {
  return walk(replayer, trace, status).tokens;
}

/**
 * Every step of the diagram in flow order, interrupts last, with its state for this order. Steps that a token may take next are
 * `waiting` (or `stopped`), also where the token stands at the gateway before them; a step done before that may come again counts as done.
 */
export function stepStates(
  replayer: Replayer,
  trace: readonly Activity[],
  status: OrderStatus = 'in-flight',
): readonly StepOnPath[] {
  const { paths } = replayer;
  const { done, tokens } = walk(replayer, trace, status);
  const blocked = new Set(orderPath(replayer, trace, status).blocked);
  const required = new Set(tokens.map((token) => token.element));
  const offered = new Set(tokens.flatMap((token) => token.anyOf));
  const under = status === 'in-flight' ? 'waiting' : 'stopped';

  function stateOf(activity: Activity, element: ElementId): StepState {
    if (required.has(element)) return under;
    if (done.has(element)) return 'done';
    if (offered.has(activity)) return under;
    return blocked.has(element) ? 'blocked' : 'not-taken';
  }

  const ordered = [...inFlowOrder(paths), ...paths.graph.interrupts.map((node) => node.id)];
  return ordered.flatMap((element) => {
    const activity = paths.node(element)?.activity ?? null;
    return activity === null ? [] : [{ activity, element, state: stateOf(activity, element) }];
  });
}

interface Walk {
  readonly done: ReadonlySet<ElementId>;
  readonly tokens: readonly MarkingToken[];
}

function walk(replayer: Replayer, trace: readonly Activity[], status: OrderStatus): Walk {
  const { paths } = replayer;
  const done = new Set<ElementId>();
  let before = replayer.initial;
  let marking = replayer.initial;
  for (const [index, activity] of trace.entries()) {
    before = marking;
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
  if (status === 'in-flight') return { done, tokens: marking.tokens };
  if (status === 'completed' || status === 'compensated') return { done, tokens: [] };
  return { done, tokens: tokensLeft(before, marking, trace, status) };
}

/**
 * What stood open when the last event of the trace cut the order off. An expiry takes all tokens, wherever it is drawn; another end takes its
 * own, unless it came before its time; and a token that may rest where it stands misses nothing.
 */
function tokensLeft(
  before: Marking,
  after: Marking,
  trace: readonly Activity[],
  status: OrderStatus,
): readonly MarkingToken[] {
  const end = trace.at(-1);
  const tookAll = after.state === INTERRUPTED || status === 'expired';
  const cameEarly = after.deviations.some(({ index }) => index === trace.length - 1);
  const open = tookAll || cameEarly ? before.tokens : after.tokens;
  return open.flatMap((token) => {
    const anyOf = token.anyOf.filter((activity) => activity !== end);
    return anyOf.length === 0 || (token.mayEnd && !tookAll) ? [] : [{ ...token, anyOf }];
  });
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
