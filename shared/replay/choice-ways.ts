import type { Activity } from '../ids.ts';
import type { ChoiceBlock } from '../model/model.ts';
import type { Machine } from './machine.ts';

/** What may follow a child of a choice graph at once: children that can be entered (through skippable ones), and the end. */
interface Exits {
  readonly children: readonly number[];
  readonly end: boolean;
}

/** How a choice graph is walked: sources are a child or START (−1), targets a child or END (the number of children). */
export interface ChoiceWays {
  exits(source: number): Exits;
  /** The fewest steps of the children strictly between two nodes, null where no edges lead from one to the other. */
  between(source: number, target: number): readonly Activity[] | null;
}

/** Walks of a choice graph; both kinds are computed on first use and kept, O(children · edges) each. */
export function choiceWays(block: ChoiceBlock, children: readonly Machine[]): ChoiceWays {
  const end = children.length;
  const successors = new Map<number, number[]>();
  for (const [from, to] of block.edges) successors.set(from, [...(successors.get(from) ?? []), to]);
  const after = (node: number): readonly number[] => successors.get(node) ?? [];
  const exitsOf = new Map<number, Exits>();
  const shortestFrom = new Map<number, ReadonlyMap<number, readonly Activity[]>>();

  function findExits(source: number): Exits {
    const seen = new Set(after(source));
    for (const node of seen) if (children[node]?.canEnd(0)) for (const next of after(node)) seen.add(next);
    return { children: [...seen].filter((node) => node !== end), end: seen.has(end) };
  }

  /** Bellman and Ford: graphs are small, and equal ways never replace each other, so the result is deterministic. */
  function findShortest(source: number): ReadonlyMap<number, readonly Activity[]> {
    const ways = new Map<number, readonly Activity[]>();
    for (let changed = true; changed; ) {
      changed = false;
      for (const [from, to] of block.edges) {
        const until = from === source ? [] : ways.get(from);
        if (until === undefined) continue;
        const way = from === source ? until : [...until, ...(children[from]?.shortest(0) ?? [])];
        const known = ways.get(to);
        if (known !== undefined && known.length <= way.length) continue;
        ways.set(to, way);
        changed = true;
      }
    }
    return ways;
  }

  return {
    exits: (source) => remembered(exitsOf, source, findExits),
    between: (source, target) => remembered(shortestFrom, source, findShortest).get(target) ?? null,
  };
}

function remembered<Value>(known: Map<number, Value>, source: number, find: (source: number) => Value): Value {
  let value = known.get(source);
  if (value === undefined) {
    value = find(source);
    known.set(source, value);
  }
  return value;
}
