import type { Activity } from '../ids.ts';
import { CHOICE_START, type ChoiceBlock } from '../model/model.ts';
import { choiceWays } from './choice-ways.ts';
import { type Branch, type Machine, ownersOf, type Source } from './machine.ts';

/** Where a choice graph stands: in a child and its state; before the first, at START. */
interface Place {
  readonly child: number;
  readonly inner: number;
}

/** The machine of a choice graph; a state is (child, inner state). */
export function choiceMachine(block: ChoiceBlock, children: readonly Machine[], key: string): Machine {
  const ways = choiceWays(block, children);
  const owners = ownersOf(children);
  const places: Place[] = [{ child: CHOICE_START, inner: 0 }];
  const states = children.map(() => new Map<number, number>());

  const placeOf = (state: number): Place => places[state] ?? { child: CHOICE_START, inner: 0 };
  const canLeave = ({ child, inner }: Place): boolean =>
    child === CHOICE_START || children[child]?.canEnd(inner) === true;
  const firsts = (indices: readonly number[]): Activity[] =>
    indices.flatMap((index) => children[index]?.enabled(0) ?? []);

  function intern(child: number, inner: number): number {
    const known = states[child]?.get(inner);
    if (known !== undefined) return known;
    const state = places.push({ child, inner }) - 1;
    states[child]?.set(inner, state);
    return state;
  }

  function next(state: number, activity: Activity): readonly number[] {
    const owner = owners.get(activity);
    const machine = children[owner ?? -1];
    if (owner === undefined || machine === undefined) return [];
    const place = placeOf(state);
    const onward = place.child === owner ? machine.next(place.inner, activity) : [];
    const isEntered = canLeave(place) && ways.exits(place.child).children.includes(owner);
    const entered = isEntered ? machine.next(0, activity) : [];
    return [...new Set([...onward, ...entered])].map((inner) => intern(owner, inner));
  }

  function enabled(state: number): readonly Activity[] {
    const place = placeOf(state);
    const inside = children[place.child]?.enabled(place.inner) ?? [];
    return canLeave(place) ? [...new Set([...inside, ...firsts(ways.exits(place.child).children)])] : inside;
  }

  function shortest(state: number): readonly Activity[] {
    const { child, inner } = placeOf(state);
    return [...(children[child]?.shortest(inner) ?? []), ...(ways.between(child, children.length) ?? [])];
  }

  function detour(state: number, activity: Activity): readonly Activity[] | null {
    const owner = owners.get(activity);
    if (owner === undefined) return null;
    const { child, inner } = placeOf(state);
    const inside = child === owner ? (children[owner]?.detour(inner, activity) ?? null) : null;
    const between = ways.between(child, owner);
    const within = children[owner]?.detour(0, activity) ?? null;
    if (between === null || within === null) return inside;
    const around = [...(children[child]?.shortest(inner) ?? []), ...between, ...within];
    return inside !== null && inside.length <= around.length ? inside : around;
  }

  function rewind(now: number, then: number, activity: Activity): number {
    const owner = owners.get(activity);
    const place = placeOf(now);
    const earlier = placeOf(then);
    if (owner === undefined || earlier.child !== owner) return now;
    if (place.child !== owner) return then;
    return intern(owner, children[owner]?.rewind(place.inner, earlier.inner, activity) ?? place.inner);
  }

  function branches(state: number, entry: readonly Source[]): readonly Branch[] {
    const place = placeOf(state);
    const child = children[place.child];
    const inside = child?.branches(place.inner, entriesOf(place.child, entry)) ?? [];
    if (!canLeave(place)) return inside;
    const exits = ways.exits(place.child);
    const following = firsts(exits.children);
    // A token that may go on inside or leave waits for either, and what comes behind decides whether it may end.
    if (inside.length > 0) {
      return inside.map((branch) => ({ ...branch, anyOf: [...branch.anyOf, ...following], mayEnd: exits.end }));
    }
    const behind = child?.last(place.inner) ?? entry;
    const [only, ...others] = exits.children;
    if (only === undefined) return [];
    if (others.length === 0 && !exits.end) return children[only]?.branches(0, behind) ?? [];
    return [{ key, anyOf: following, mayEnd: exits.end, behind }];
  }

  /** Where a child may have been entered from: its state does not tell which way was taken to it. */
  function entriesOf(child: number, entry: readonly Source[]): readonly Source[] {
    const before = children.flatMap((other, index) => (ways.exits(index).children.includes(child) ? other.finals : []));
    return ways.exits(CHOICE_START).children.includes(child) ? [...entry, ...before] : before;
  }

  return {
    next,
    enabled,
    canEnd: (state) => canLeave(placeOf(state)) && ways.exits(placeOf(state).child).end,
    shortest,
    detour,
    rewind,
    branches,
    last: (state) => children[placeOf(state).child]?.last(placeOf(state).inner) ?? [],
    finals: children.flatMap((child, index) => (ways.exits(index).end ? child.finals : [])),
    parallel: (one, other) => {
      const owner = owners.get(one);
      return owner !== undefined && owner === owners.get(other) && children[owner]?.parallel(one, other) === true;
    },
    activities: [...owners.keys()],
  };
}
