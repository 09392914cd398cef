import type { Reference } from './reference.ts';
import type { Tokens, Transition } from './reference-net.ts';
import type { Place, Places } from './reference-places.ts';

/**
 * When inclusive joins may go on (BPMN 2.0.2, 13.4.3): nothing that is still under way can reach one of their empty entries without
 * passing them, unless it can reach an entry that holds a token already. By position of the node. O(joins · places · transitions).
 */
export function orJoinGuards(
  { nodes }: Reference,
  transitions: readonly Transition[],
  places: Places,
): ReadonlyMap<number, (tokens: Tokens) => boolean> {
  const guards = new Map<number, (tokens: Tokens) => boolean>();
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'or') continue;
    const entries = new Set(places.into(node));
    const others = transitions.filter((transition) => transition.node !== index);
    const reach = new Map<Place, ReadonlySet<Place>>();
    guards.set(index, (tokens) =>
      tokens.every((token) => {
        if (entries.has(token)) return true;
        const reached = reach.get(token) ?? reachableFrom(token, others, entries);
        reach.set(token, reached);
        return reached.size === 0 || tokens.some((held) => reached.has(held));
      }),
    );
  }
  return guards;
}

/** The entries a token may come to. */
function reachableFrom(
  token: Place,
  transitions: readonly Transition[],
  entries: ReadonlySet<Place>,
): ReadonlySet<Place> {
  const seen = new Set([token]);
  for (const place of seen) {
    for (const { needs, puts } of transitions) if (needs.includes(place)) for (const put of puts) seen.add(put);
  }
  return new Set([...seen].filter((place) => entries.has(place)));
}
