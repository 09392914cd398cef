import type { Random } from '../../../shared/model/testing/random.ts';
import type { Story, StoryStep } from './planned-record.ts';

/** How often each kind of story is told, in parts of all. */
export type Mix<Kind extends string> = Readonly<Record<Kind, number>>;

function pickKind<Kind extends string>(mix: Mix<Kind>, random: Random): Kind {
  const kinds = Object.keys(mix) as Kind[];
  let left = random.next() * kinds.reduce((sum, kind) => sum + mix[kind], 0);
  for (const kind of kinds) {
    left -= mix[kind];
    if (left < 0) return kind;
  }
  throw new Error('unreachable: the parts add up to the whole');
}

/** Activities as the steps of an order's generation, each with an event id of its own. */
export const stepsOf = (orderId: string, activities: readonly string[], generation = 1): StoryStep[] =>
  activities.map((activity, index) => ({ activity, eventId: `${orderId}:${generation}.${index}` }));

/** The beginning of a list, at least one long and never the whole. */
export const beginningOf = <Item>(items: readonly Item[], random: Random): Item[] =>
  items.slice(0, 1 + random.below(items.length - 1));

/** Publishes one or two of the events a second time, somewhere later (fixture 8). */
export function withDuplicates(steps: readonly StoryStep[], random: Random): StoryStep[] {
  const told = [...steps];
  for (let again = 1 + random.below(2); again > 0; again--) {
    const from = random.below(told.length);
    const step = told[from];
    if (step !== undefined) told.splice(from + 1 + random.below(told.length - from), 0, step);
  }
  return told;
}

/** `count` stories of one process; ids say nothing about their kind. */
export function tellStories<Kind extends string>(
  { prefix, count, mix, random }: { prefix: string; count: number; mix: Mix<Kind>; random: Random },
  tell: (orderId: string, kind: Kind) => readonly StoryStep[],
): Story[] {
  return Array.from({ length: count }, (_, index) => {
    const orderId = `${prefix}-${index}`;
    return { orderId, steps: tell(orderId, pickKind(mix, random)) };
  });
}
