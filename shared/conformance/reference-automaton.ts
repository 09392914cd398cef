import { referenceStatesMax, referenceTokensMax } from '../limits.ts';
import type { ReferenceNet, Tokens, Transition } from './reference-net.ts';
import type { StepAutomaton } from './step-automaton.ts';

/** A reference as a lazy deterministic automaton over its nodes' positions: a state is all the tokens may look like after some steps. */
export interface ReferenceAutomaton extends StepAutomaton {
  /** Some state would have had more token patterns than are followed: the reference is judged by a part of what it allows. */
  readonly isCut: boolean;
  /** More states than are kept: whoever holds none of them starts anew. */
  readonly isFull: boolean;
}

/** Subset construction over the token game; silent moves are made ahead. Nothing is expanded before it is asked for. */
export function referenceAutomaton({ initial, transitions }: ReferenceNet): ReferenceAutomaton {
  const game = tokenGame(transitions);
  const states: (readonly Tokens[])[] = [];
  const known = new Map<string, number>();
  const taken = new Map<number, number>();
  const width = Math.max(0, ...transitions.map(({ node }) => node)) + 1;
  const enabledIn = new Map<number, readonly number[]>();
  let isCut = false;

  function intern(patterns: readonly Tokens[]): number {
    if (patterns.length === 0) return -1;
    const { restful: closed, isWhole } = game.settle(patterns);
    isCut ||= !isWhole;
    const name = closed
      .map((tokens) => tokens.join())
      .sort()
      .join(';');
    let state = known.get(name);
    if (state === undefined) {
      state = states.push(closed) - 1;
      known.set(name, state);
    }
    return state;
  }

  intern(initial);
  return {
    initial: 0,
    step(state, step) {
      const key = state * width + step;
      let target = taken.get(key);
      if (target === undefined) {
        const moves = (states[state] ?? []).flatMap((tokens) =>
          game.steps(tokens).flatMap((move) => (move.node === step ? [fire(tokens, move)] : [])),
        );
        target = intern(moves);
        taken.set(key, target);
      }
      return target;
    },
    enabled(state) {
      let steps = enabledIn.get(state);
      if (steps === undefined) {
        steps = [...new Set((states[state] ?? []).flatMap((tokens) => game.steps(tokens).map(({ node }) => node)))];
        steps = steps.toSorted((one, other) => one - other);
        enabledIn.set(state, steps);
      }
      return steps;
    },
    canEnd: (state) => states[state]?.some((tokens) => tokens.length === 0) === true,
    get isCut() {
      return isCut;
    },
    get isFull() {
      return states.length > referenceStatesMax;
    },
  };
}

function tokenGame(transitions: readonly Transition[]) {
  const byPlace = new Map<number, Transition[]>();
  for (const transition of transitions) {
    const [first = -1] = transition.needs;
    byPlace.set(first, [...(byPlace.get(first) ?? []), transition]);
  }
  const users = new Map<number, number>();
  for (const { needs } of transitions) for (const place of needs) users.set(place, (users.get(place) ?? 0) + 1);
  /** Nothing else could happen to these tokens, and nobody watches where they are: made at once instead of some time. */
  const eager = new Set(
    transitions.filter(
      ({ isStep, guard, clears, needs }) =>
        !isStep && guard === null && clears.length === 0 && needs.every((place) => users.get(place) === 1),
    ),
  );

  const enabled = (tokens: Tokens): readonly Transition[] =>
    tokens.flatMap((token) => (byPlace.get(token) ?? []).filter((move) => isEnabled(move, tokens)));

  /** Past everything that happens by itself. Two gateways that feed each other for ever would not come to rest: the first token seen again ends it. */
  function hurry(tokens: Tokens): Tokens {
    const seen = new Set<string>();
    let at = tokens;
    for (let move = next(at); move !== undefined && !seen.has(at.join()); move = next(at)) {
      seen.add(at.join());
      at = fire(at, move);
    }
    return at;
  }
  const next = (tokens: Tokens): Transition | undefined => enabled(tokens).find((move) => eager.has(move));

  /** All the tokens may look like before the next step; the breadth-first beginning of it where that is too much. */
  function settle(patterns: readonly Tokens[]): { readonly restful: readonly Tokens[]; readonly isWhole: boolean } {
    const seen = new Map<string, Tokens>();
    const add = (tokens: Tokens): void => {
      const settled = hurry(tokens);
      if (seen.size < referenceTokensMax) seen.set(settled.join(), settled);
    };
    patterns.forEach(add);
    for (const tokens of seen.values()) {
      for (const move of enabled(tokens)) if (!move.isStep) add(fire(tokens, move));
    }
    const found = [...seen.values()];
    const restful = found.filter((tokens) => tokens.length === 0 || enabled(tokens).some(({ isStep }) => isStep));
    // Tokens that wait for ever are a fault of the reference, and still where the order is.
    return { restful: restful.length > 0 ? restful : found.slice(0, 1), isWhole: seen.size < referenceTokensMax };
  }

  return { settle, steps: (tokens: Tokens) => enabled(tokens).filter(({ isStep }) => isStep) };
}

function isEnabled({ needs, guard }: Transition, tokens: Tokens): boolean {
  return needs.every((place) => tokens.includes(place)) && (guard === null || guard(tokens));
}

/** A place that holds a token already keeps one. */
function fire(tokens: Tokens, { needs, clears, puts }: Transition): Tokens {
  const left = tokens.filter((place) => !needs.includes(place) && !clears.includes(place));
  return [...new Set([...left, ...puts])].sort((one, other) => one - other);
}
