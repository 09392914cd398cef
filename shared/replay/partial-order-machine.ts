import type { Activity } from '../ids.ts';
import type { PartialOrderBlock } from '../model/model.ts';
import { closeOrder } from '../model/normalize.ts';
import { type Branch, type Machine, ownersOf, type Source } from './machine.ts';

/**
 * The machine of a partial order; a state is the tuple of its children's states. A child may run once all before it can end, and
 * is closed as soon as one behind it has begun.
 */
export function partialOrderMachine(block: PartialOrderBlock, children: readonly Machine[]): Machine {
  const { before, behind, sorted } = relations(block);
  const owners = ownersOf(children);
  const start: readonly number[] = children.map(() => 0);
  const tuples: (readonly number[])[] = [start];
  const states = new Map<string, number>([[start.join(), 0]]);

  const tupleOf = (state: number): readonly number[] => tuples[state] ?? start;
  const innerOf = (tuple: readonly number[], child: number): number => tuple[child] ?? 0;
  const ended = (tuple: readonly number[], child: number): boolean =>
    children[child]?.canEnd(innerOf(tuple, child)) === true;
  const closed = (tuple: readonly number[], child: number): boolean =>
    behind[child]?.some((later) => innerOf(tuple, later) !== 0) === true;
  const ready = (tuple: readonly number[], child: number): boolean =>
    !closed(tuple, child) && before[child]?.every((earlier) => ended(tuple, earlier)) === true;
  const enabledIn = (tuple: readonly number[], child: number): readonly Activity[] =>
    ready(tuple, child) ? (children[child]?.enabled(innerOf(tuple, child)) ?? []) : [];
  const shortestOf = (tuple: readonly number[], indices: readonly number[]): Activity[] =>
    indices.flatMap((child) => children[child]?.shortest(innerOf(tuple, child)) ?? []);

  const lastOf = (tuple: readonly number[], indices: readonly number[]): Activity[] =>
    indices.flatMap((child) => children[child]?.last(innerOf(tuple, child)) ?? []);

  function intern(tuple: readonly number[]): number {
    const name = tuple.join();
    const known = states.get(name);
    if (known !== undefined) return known;
    const state = tuples.push(tuple) - 1;
    states.set(name, state);
    return state;
  }

  function next(state: number, activity: Activity): readonly number[] {
    const owner = owners.get(activity);
    const tuple = tupleOf(state);
    if (owner === undefined || !ready(tuple, owner)) return [];
    const after = children[owner]?.next(innerOf(tuple, owner), activity) ?? [];
    return after.map((inner) => intern(tuple.with(owner, inner)));
  }

  function detour(state: number, activity: Activity): readonly Activity[] | null {
    const owner = owners.get(activity);
    const tuple = tupleOf(state);
    if (owner === undefined || closed(tuple, owner)) return null;
    const within = children[owner]?.detour(innerOf(tuple, owner), activity) ?? null;
    if (within === null) return null;
    const pending = sorted.filter((child) => before[owner]?.includes(child));
    return [...shortestOf(tuple, pending), ...within];
  }

  function rewind(now: number, then: number, activity: Activity): number {
    const owner = owners.get(activity);
    if (owner === undefined) return now;
    const tuple = [...tupleOf(now)];
    const earlier = tupleOf(then);
    tuple[owner] = children[owner]?.rewind(innerOf(tuple, owner), innerOf(earlier, owner), activity) ?? 0;
    for (const later of behind[owner] ?? []) tuple[later] = innerOf(earlier, later);
    return intern(tuple);
  }

  /** One token per open child; an open child behind another open one shares its token, since only one of the two can come next. */
  function branches(state: number, entry: readonly Source[]): readonly Branch[] {
    const tuple = tupleOf(state);
    const open = [...children.keys()].filter((child) => enabledIn(tuple, child).length > 0);
    const holders = open.filter((child) => !open.some((other) => before[child]?.includes(other)));
    return holders.flatMap((holder) => {
      const followers = open.filter((child) => behind[holder]?.includes(child));
      const following = followers.flatMap((child) => enabledIn(tuple, child));
      const skippable = followers.every((child) => ended(tuple, child));
      const lasts = lastOf(tuple, before[holder] ?? []);
      const own = children[holder]?.branches(innerOf(tuple, holder), lasts.length > 0 ? lasts : entry) ?? [];
      return own.map((branch) => ({
        ...branch,
        anyOf: [...branch.anyOf, ...following],
        mayEnd: branch.mayEnd && skippable,
      }));
    });
  }

  return {
    next,
    enabled: (state) => sorted.flatMap((child) => enabledIn(tupleOf(state), child)),
    canEnd: (state) => sorted.every((child) => ended(tupleOf(state), child)),
    shortest: (state) => shortestOf(tupleOf(state), sorted),
    detour,
    rewind,
    branches,
    last: (state) => lastOf(tupleOf(state), sorted),
    finals: children.flatMap((child) => child.finals),
    parallel: (one, other) => {
      const [here, there] = [owners.get(one), owners.get(other)];
      if (here === undefined || there === undefined) return false;
      if (here === there) return children[here]?.parallel(one, other) === true;
      return !before[here]?.includes(there) && !behind[here]?.includes(there);
    },
    activities: [...owners.keys()],
  };
}

/** Per child what lies before and behind it, and the children sorted along the order (by index where it says nothing). O(children³). */
function relations(block: PartialOrderBlock) {
  const before: number[][] = block.children.map(() => []);
  const behind: number[][] = block.children.map(() => []);
  for (const [earlier, later] of closeOrder(block.order, block.children.length)) {
    before[later]?.push(earlier);
    behind[earlier]?.push(later);
  }
  const sorted = [...block.children.keys()];
  sorted.sort((one, other) => (before[one]?.length ?? 0) - (before[other]?.length ?? 0) || one - other);
  return { before, behind, sorted };
}
