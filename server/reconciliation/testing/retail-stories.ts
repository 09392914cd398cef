import { choreographedTypes, orchestratedTypes } from '../../../shared/event/testing/records.ts';
import type { Random } from '../../../shared/model/testing/random.ts';
import type { Story, StoryStep } from './planned-record.ts';
import { beginningOf, type Mix, stepsOf, tellStories, withDuplicates } from './stories.ts';

type RetailKind = 'choreographed' | 'orchestrated' | 'stalled' | 'unanswered' | 'duplicate' | 'truncated';

const retailMix: Mix<RetailKind> = {
  choreographed: 42,
  orchestrated: 36,
  stalled: 6,
  unanswered: 6,
  duplicate: 6,
  truncated: 4,
};

/** flowing-retail's orders, both styles on one topic: fixtures 1, 2, 3, 5, 8 and 13. */
export const retailStories = (prefix: string, count: number, random: Random): Story[] =>
  tellStories({ prefix, count, mix: retailMix, random }, (orderId, kind) => retailStory(orderId, kind, random));

function retailStory(orderId: string, kind: RetailKind, random: Random): StoryStep[] {
  const orchestrated = stepsOf(orderId, orchestratedTypes);
  const either = random.below(2) === 0 ? orchestrated : stepsOf(orderId, choreographedTypes);
  switch (kind) {
    case 'choreographed':
      return stepsOf(orderId, choreographedTypes);
    case 'orchestrated':
      return orchestrated;
    case 'stalled':
      return beginningOf(either, random);
    case 'unanswered':
      return orchestrated.slice(0, 2 * (1 + random.below(3)));
    case 'duplicate':
      return withDuplicates(either, random);
    case 'truncated':
      return either.slice(1 + random.below(2));
  }
}

/** Either style may come next: what follows each activity over both flows. */
export function retailWaits(last: string): string[][] {
  const following = [choreographedTypes, orchestratedTypes].flatMap((types: readonly string[]) => {
    const index = types.indexOf(last);
    return index < 0 ? [] : (types[index + 1] ?? []);
  });
  return [[...new Set(following)].sort()];
}
