import type { StepAutomaton } from './step-automaton.ts';

/** One move of an alignment: event and step together, an event the model has no step for, a step without its event. */
export type AlignmentMove =
  | { readonly kind: 'together'; readonly index: number; readonly step: number }
  | { readonly kind: 'event'; readonly index: number }
  | { readonly kind: 'step'; readonly step: number };

/** A place of the search: so many events are read, the automaton stands there. */
interface Node {
  readonly read: number;
  readonly state: number;
  readonly move: AlignmentMove | null;
  readonly before: Node | null;
}

export interface AlignmentOptions {
  /** Steps of the automaton that an event may be; none where it is none of them. */
  stepsOf(index: number): readonly number[];
  /** Events of the trace. */
  readonly length: number;
  /** The trace has come to its end: steps that the automaton still wants are missing. Else they may still come. */
  readonly isWhole: boolean;
  /** Nodes of the search looked at before it is given up. */
  readonly visitsMax: number;
}

/**
 * A cheapest alignment of a trace with an automaton (Adriansyah 2014): an event alone and a step alone cost one each, together they are
 * free. Dijkstra over (events read, state), cost by cost; among equally cheap ones always the same. Null where the search was given up or
 * the automaton cannot end.
 */
export function align(automaton: StepAutomaton, options: AlignmentOptions): readonly AlignmentMove[] | null {
  const { stepsOf, length, isWhole, visitsMax } = options;
  const closed = new Set<number>();
  let level: Iterable<Node> = [{ read: 0, state: automaton.initial, move: null, before: null }];
  for (let isEmpty = false; !isEmpty; ) {
    isEmpty = true;
    const chains: Node[][] = [];
    for (const begun of level) {
      // What is free is followed to its end first, and what costs is tried from that end: so a step passed over goes before an event
      // without a place, and of two equal events the second is the one without.
      const chain: Node[] = [];
      chains.push(chain);
      const open = [begun];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const { read, state } = node;
        const key = state * (length + 1) + read;
        if (closed.has(key)) continue;
        closed.add(key);
        if (read === length && (!isWhole || automaton.canEnd(state))) return movesTo(node);
        if (closed.size > visitsMax) return null;
        isEmpty = false;
        chain.push(node);
        if (read < length) open.push(...together(node, stepsOf(read)));
      }
    }
    level = dearer(chains);
  }
  return null;

  function together(before: Node, steps: readonly number[]): Node[] {
    const { read, state } = before;
    return steps.flatMap((step) => {
      const after = automaton.step(state, step);
      return after < 0 ? [] : [{ read: read + 1, state: after, move: { kind: 'together', index: read, step }, before }];
    });
  }

  /** One cost further; made as it is asked for, since the goal may come first. */
  function* dearer(chains: readonly (readonly Node[])[]): Generator<Node> {
    for (const chain of chains) {
      for (const before of chain.toReversed()) {
        const { read, state } = before;
        for (const step of automaton.enabled(state)) {
          const after = automaton.step(state, step);
          if (!closed.has(after * (length + 1) + read))
            yield { read, state: after, move: { kind: 'step', step }, before };
        }
        if (read < length) yield { read: read + 1, state, move: { kind: 'event', index: read }, before };
      }
    }
  }
}

function movesTo(goal: Node): readonly AlignmentMove[] {
  const moves: AlignmentMove[] = [];
  for (let node: Node | null = goal; node !== null; node = node.before) if (node.move !== null) moves.push(node.move);
  return moves.reverse();
}
