import { orJoinGuards } from './or-join.ts';
import type { Exits, Reference, ReferenceNode } from './reference.ts';
import { createPlaces, type Place, type Places } from './reference-places.ts';

/** Places that hold a token, sorted; a place holds one at most. */
export type Tokens = readonly Place[];

/** What a node does with tokens. */
export interface Transition {
  /** Position of the node in the reference. */
  readonly node: number;
  /** An event of the order tells of it; else it happens silently. */
  readonly isStep: boolean;
  readonly needs: readonly Place[];
  /** Taken away together with what it needs, where they hold a token. */
  readonly clears: readonly Place[];
  readonly puts: readonly Place[];
  readonly guard: ((tokens: Tokens) => boolean) | null;
}

export interface ReferenceNet {
  /** One for each way to begin. */
  readonly initial: readonly Tokens[];
  readonly transitions: readonly Transition[];
}

/**
 * The token game of a reference model. Tokens lie on flows; a sub-process under way is a token of its own that leaves when nothing is left inside.
 * `observed`: the nodes that events tell of. An event sub-process without any of them would excuse everything, and is left out.
 */
export function referenceNet(reference: Reference, observed: ReadonlySet<string>): ReferenceNet {
  const places = createPlaces(reference, observed);
  const transitions = reference.nodes.flatMap((node, index) =>
    places.isLeftOut(node)
      ? []
      : movesOf(node, places, reference).map((move) => ({
          clears: [],
          guard: null,
          ...move,
          node: index,
          isStep: observed.has(node.id),
        })),
  );
  const root = places.scope(reference.id);
  const ended: Transition = {
    node: -1,
    isStep: false,
    needs: [root],
    clears: [],
    puts: [],
    guard: isEmpty(places.inside(reference.id)),
  };
  const guards = orJoinGuards(reference, transitions, places);
  return {
    initial: places.begins(reference.id).map((begin) => [root, ...begin].sort((one, other) => one - other)),
    transitions: [...transitions.map((one) => ({ ...one, guard: guards.get(one.node) ?? one.guard })), ended],
  };
}

interface Move {
  readonly needs: readonly Place[];
  readonly puts: readonly Place[];
  readonly clears?: readonly Place[];
  readonly guard?: Transition['guard'];
}

function movesOf(node: ReferenceNode, places: Places, reference: Reference): readonly Move[] {
  const ins = places.into(node);
  const outs = places.outOf(node);
  const each = (puts: readonly (readonly Place[])[]): Move[] =>
    ins.flatMap((place) => puts.map((put) => ({ needs: [place], puts: put })));
  switch (node.kind) {
    case 'task':
    case 'event':
      return each([...exitsOf(outs, node.exits), ...(node.repeats ? [[places.again(node)]] : [])]);
    case 'start':
      return startsByEvent(node, places, reference) ?? each([outs]);
    case 'end':
      return ins.map((place) => ({
        needs: [place],
        puts: [],
        clears: node.terminates ? places.inside(node.scope) : [],
      }));
    case 'xor':
      return each(outs.length === 0 ? [[]] : outs.map((out) => [out]));
    case 'and':
      return ins.length === 0 ? [] : [{ needs: ins, puts: outs }];
    case 'or':
      return each(exitsOf(outs, 'some')).map((move) => ({ ...move, clears: ins }));
    case 'boundary':
      return boundaryMoves(node, places, reference);
    case 'sub-process':
      return subProcessMoves(node, places);
  }
}

/** All exits, or every choice of at least one of them. */
function exitsOf(outs: readonly Place[], exits: Exits): readonly (readonly Place[])[] {
  if (exits === 'all' || outs.length < 2) return [outs];
  const choices = Array.from({ length: 2 ** outs.length - 1 }, (_, index) => index + 1);
  return choices.map((choice) => outs.filter((_, position) => Math.floor(choice / 2 ** position) % 2 === 1));
}

function subProcessMoves(node: ReferenceNode & { readonly kind: 'sub-process' }, places: Places): readonly Move[] {
  const own = places.scope(node.id);
  const begins = places.begins(node.id).map((begin) => [own, ...begin]);
  const leave = { needs: [own], guard: isEmpty(places.inside(node.id)) };
  const exits = exitsOf(places.outOf(node), node.exits);
  return [
    ...places.into(node).flatMap((place) => begins.map((puts) => ({ needs: [place], puts }))),
    ...[...exits, ...(node.repeats ? begins : [])].map((puts) => ({ ...leave, puts })),
  ];
}

/** An event sub-process may start while its scope is under way, and only once at a time. */
function startsByEvent(
  node: ReferenceNode & { readonly kind: 'start' },
  places: Places,
  reference: Reference,
): readonly Move[] | null {
  const holder = reference.nodes.find(({ id }) => id === node.scope);
  if (holder?.kind !== 'sub-process' || !holder.byEvent) return null;
  const around = places.scope(holder.scope);
  const own = places.scope(holder.id);
  const others = places
    .inside(holder.scope)
    .filter((place) => place !== own && !places.inside(holder.id).includes(place));
  const underWay = new Set(others.filter((place) => !places.isBegin(place)));
  return [
    {
      needs: [around],
      puts: [around, own, ...places.outOf(node)],
      clears: node.interrupts ? places.inside(holder.scope) : [],
      guard: (tokens) => !tokens.includes(own) && tokens.some((place) => underWay.has(place)),
    },
  ];
}

/** An event on the border of a step happens while a token waits for the step; of a sub-process while it is under way. */
function boundaryMoves(
  node: ReferenceNode & { readonly kind: 'boundary' },
  places: Places,
  reference: Reference,
): readonly Move[] {
  const host = reference.nodes.find(({ id }) => id === node.attachedTo);
  if (host === undefined) return [];
  const outs = places.outOf(node);
  const waits = host.kind === 'sub-process' ? [places.scope(host.id)] : places.into(host);
  const clears = host.kind === 'sub-process' && node.interrupts ? places.inside(host.id) : [];
  return waits.map((wait) => ({ needs: [wait], puts: node.interrupts ? outs : [wait, ...outs], clears }));
}

function isEmpty(places: readonly Place[]): (tokens: Tokens) => boolean {
  const inside = new Set(places);
  return (tokens) => !tokens.some((place) => inside.has(place));
}
