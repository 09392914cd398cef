import { distance } from 'fastest-levenshtein';
import { labelOf } from '../../shared/event/label.ts';
import type { Activity } from '../../shared/ids.ts';

const suggestionsMax = 3;
/** Edits a letter beyond which two names have nothing to do with each other. */
const editsShareMax = 0.4;

/** Event types whose label is similar to a name, as a whole or word by word, most similar first. */
export function suggestTypes(
  name: string,
  activities: readonly Activity[],
  labels: Readonly<Record<string, string>>,
): readonly Activity[] {
  const words = labelOf(name, {}).toLowerCase();
  return activities
    .map((activity) => ({ activity, edits: editsBetween(words, labelOf(activity, labels).toLowerCase()) }))
    .filter(({ edits }) => edits <= editsShareMax)
    .sort((one, other) => one.edits - other.edits || (one.activity < other.activity ? -1 : 1))
    .slice(0, suggestionsMax)
    .map(({ activity }) => activity);
}

/** A share of the letters. Word by word: 'Ship goods' is near 'Goods shipped', 'Payment' near 'Payment received'. */
function editsBetween(one: string, other: string): number {
  const [fewer = [], more = []] = [one.split(' '), other.split(' ')].sort((a, b) => a.length - b.length);
  const nearest = fewer.map((word) => Math.min(...more.map((candidate) => editsShare(word, candidate))));
  const wordByWord = nearest.reduce((sum, edits) => sum + edits, 0) / Math.max(nearest.length, 1);
  return Math.min(editsShare(one, other), wordByWord);
}

const editsShare = (one: string, other: string): number => distance(one, other) / Math.max(one.length, other.length, 1);
