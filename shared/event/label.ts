/**
 * The name of an activity for people (B02): the configured label, else its raw type humanised: PaymentReceivedEvent and
 * com.acme.payment.received.v1 are both 'Payment received'. Labels identify nothing (semantics 2).
 */
export function labelOf(activity: string, labels: Readonly<Record<string, string>>): string {
  const configured = Object.hasOwn(labels, activity) ? labels[activity] : undefined;
  return configured ?? humanised(activity);
}

const version = /^(?:v?\d+|latest)$/i;
const topLevelDomain = /^(?:com|org|net|io|dev|app|eu|de|uk|ch|at|fr|nl|us|gov|edu)$/i;
const messageKind = /^(?:event|command)$/i;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function humanised(activity: string): string {
  // Event logs name their steps in plain words already.
  if (/\s/.test(activity.trim())) return capitalised(activity.trim());
  const segments = withoutDomain(activity.split(/[./:#$]+/).filter((segment) => /[\p{L}\p{N}]/u.test(segment)));
  const named = segments.filter((segment) => !version.test(segment));
  const words = withoutKind(lastWords(named.map(wordsOf)));
  const text = words.join(' ');
  return text === '' ? activity : capitalised(text);
}

/** com.acme.order.placed → order.placed: domain and owner say nothing about the step. */
function withoutDomain(segments: readonly string[]): readonly string[] {
  return segments.length > 2 && topLevelDomain.test(segments[0] ?? '') ? segments.slice(2) : segments;
}

/** From the end as many segments as make two words: a class name alone, but 'order' with its 'placed'. */
function lastWords(segments: readonly (readonly string[])[]): readonly string[] {
  let words: readonly string[] = [];
  for (const segment of segments.toReversed()) {
    words = [...segment, ...words];
    if (withoutKind(words).length >= 2) break;
  }
  return words;
}

function withoutKind(words: readonly string[]): readonly string[] {
  const kept = words.at(-1)?.match(/^v\d+$/) ? words.slice(0, -1) : words;
  return kept.length > 1 && messageKind.test(kept.at(-1) ?? '') ? kept.slice(0, -1) : kept;
}

/** Words of one segment in lower case, except acronyms: SLABreached → SLA breached, ORDER_PLACED → order placed. */
function wordsOf(segment: string): readonly string[] {
  const shouting = segment.length > 3 && !/\p{Ll}/u.test(segment);
  const split = segment
    .replaceAll(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}\p{M}]+/u);
  const isAcronym = (word: string) => !shouting && word.length > 1 && /^\p{Lu}+\p{N}*$/u.test(word);
  return split.filter((word) => word !== '').map((word) => (isAcronym(word) ? word : word.toLowerCase()));
}
