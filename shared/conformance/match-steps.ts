import { labelOf } from '../event/label.ts';
import { type Activity, toActivity } from '../ids.ts';
import { isObservable, type Reference, type ReferenceNode } from './reference.ts';

export type MatchedBy = 'configured' | 'exact' | 'label';

export interface StepMatch {
  readonly activities: readonly Activity[];
  readonly by: MatchedBy;
}

/**
 * Which event types tell of which node of the reference: configured by id or name; else the types equal to its id or name; else those
 * whose label reads the same but for case, spaces and signs. By id; a node without a type is silent.
 */
export function matchSteps(
  reference: Reference,
  activities: readonly Activity[],
  labels: Readonly<Record<string, string>>,
  configured: ReadonlyMap<string, Activity>,
): ReadonlyMap<string, StepMatch> {
  const byLabel = new Map<string, Activity[]>();
  for (const activity of activities) {
    for (const words of new Set([plain(labelOf(activity, labels)), plain(labelOf(activity, {}))])) {
      byLabel.set(words, [...(byLabel.get(words) ?? []), activity]);
    }
  }
  const known = new Set<string>(activities);

  function matchOf({ id, name }: ReferenceNode): StepMatch | null {
    const own = configured.get(id) ?? configured.get(name);
    if (own !== undefined) return { activities: [own], by: 'configured' };
    const same = [name, id].find((word) => known.has(word));
    if (same !== undefined) return { activities: [toActivity(same)], by: 'exact' };
    const alike = name === '' ? [] : (byLabel.get(plain(labelOf(name, {}))) ?? byLabel.get(plain(name)) ?? []);
    return alike.length === 0 ? null : { activities: alike, by: 'label' };
  }

  const matches = new Map<string, StepMatch>();
  for (const node of reference.nodes) {
    const match = isObservable(node) ? matchOf(node) : null;
    if (match !== null) matches.set(node.id, match);
  }
  return matches;
}

/** Nodes a map may name: by id, and by name where they have one. */
export function mappableNames({ nodes }: Reference): ReadonlySet<string> {
  return new Set(nodes.filter(isObservable).flatMap(({ id, name }) => (name === '' ? [id] : [id, name])));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
