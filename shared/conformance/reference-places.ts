import type { Reference, ReferenceNode } from './reference.ts';

/** Where a token can lie, numbered. */
export type Place = number;

export interface Places {
  into(node: ReferenceNode): readonly Place[];
  outOf(node: ReferenceNode): readonly Place[];
  /** A repeating step about to be done once more. */
  again(node: ReferenceNode): Place;
  /** A process or sub-process under way. */
  scope(id: string): Place;
  /** All places of a scope and of what is nested in it, its own aside. */
  inside(id: string): readonly Place[];
  /** The ways a scope can begin: at one of its start events, or where there is none at everything nothing leads to. */
  begins(id: string): readonly (readonly Place[])[];
  isBegin(place: Place): boolean;
  isLeftOut(node: ReferenceNode): boolean;
}

/** Numbers the places of a reference. O(nodes · depth + flows). */
export function createPlaces(reference: Reference, observed: ReadonlySet<string>): Places {
  const holders = new Map(reference.nodes.map((node) => [node.id, node.scope]));
  const numbers = new Map<string, Place>();
  const contents = new Map<string, Place[]>();
  const beginnings = new Set<Place>();
  const leftOut = new Set(unobserved(reference, observed));

  function place(kind: string, owner: string, scope: string | undefined): Place {
    const key = `${kind} ${owner}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      for (let at = scope; at !== undefined; at = holders.get(at)) {
        contents.set(at, [...(contents.get(at) ?? []), number]);
      }
    }
    return number;
  }

  const flowPlace = (index: number): Place =>
    place('flow', String(index), holders.get(reference.flows[index]?.source ?? ''));
  const scope = (id: string): Place => place('scope', id, holders.get(id));
  const again = ({ id, scope: holder }: ReferenceNode): Place => place('again', id, holder);
  const begin = ({ id, scope: holder }: ReferenceNode): Place => {
    const number = place('begin', id, holder);
    beginnings.add(number);
    return number;
  };
  const flowsWhere = (end: 'source' | 'target', id: string): readonly number[] =>
    [...reference.flows.keys()].filter((index) => reference.flows[index]?.[end] === id);

  /** Nodes where a scope begins. */
  function entries(id: string): {
    readonly starts: readonly ReferenceNode[];
    readonly others: readonly ReferenceNode[];
  } {
    const held = reference.nodes.filter((node) => node.scope === id && !leftOut.has(node.id));
    const others = held.filter(
      (node) =>
        node.kind !== 'boundary' &&
        !(node.kind === 'sub-process' && node.byEvent) &&
        flowsWhere('target', node.id).length === 0,
    );
    return { starts: held.filter(({ kind }) => kind === 'start'), others };
  }

  const begins = (id: string): readonly (readonly Place[])[] => {
    const { starts, others } = entries(id);
    return starts.length > 0 ? starts.map((start) => [begin(start)]) : [others.map(begin)];
  };
  const entered = new Set(
    [reference.id, ...reference.nodes.flatMap((node) => (node.kind === 'sub-process' ? [node.id] : []))].flatMap(
      (id) => {
        const { starts, others } = entries(id);
        return (starts.length > 0 ? starts : others).map((node) => node.id);
      },
    ),
  );

  const places: Places = {
    into: (node) => [
      ...flowsWhere('target', node.id).map(flowPlace),
      ...(entered.has(node.id) ? [begin(node)] : []),
      ...((node.kind === 'task' || node.kind === 'event') && node.repeats ? [again(node)] : []),
    ],
    outOf: (node) => flowsWhere('source', node.id).map(flowPlace),
    again,
    scope,
    inside: (id) => contents.get(id) ?? [],
    begins,
    isBegin: (number) => beginnings.has(number),
    isLeftOut: (node) => leftOut.has(node.id),
  };
  // Every place is numbered before anything asks what lies inside a scope.
  for (const node of reference.nodes) {
    if (leftOut.has(node.id)) continue;
    places.into(node);
    places.outOf(node);
    if (node.kind === 'sub-process') scope(node.id);
  }
  scope(reference.id);
  return places;
}

/** Event sub-processes that no event tells of, with all they hold. */
function unobserved({ nodes }: Reference, observed: ReadonlySet<string>): readonly string[] {
  const held = (id: string): readonly ReferenceNode[] =>
    nodes.filter(({ scope }) => scope === id).flatMap((node) => [node, ...held(node.id)]);
  return nodes
    .filter((node) => node.kind === 'sub-process' && node.byEvent && !held(node.id).some(({ id }) => observed.has(id)))
    .flatMap((node) => [node.id, ...held(node.id).map(({ id }) => id)]);
}
