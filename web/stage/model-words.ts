import type { ModelChange, ModelVersion, ModelVersions } from '../../shared/protocol/versions.ts';
import { formatCount, formatShare } from '../time/format.ts';

const countOf = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** `hides 2 steps`; null where everything is drawn. */
export function hiddenWords(hidden: ModelVersions['hidden']): string | null {
  return hidden.length === 0 ? null : `hides ${countOf(hidden.length, 'step')}`;
}

/** The last change of the flow that is remembered. */
export function lastChange(versions: readonly ModelVersion[]): ModelVersion | null {
  return versions.findLast(({ cause }) => cause === 'changed') ?? null;
}

/** `+ Fraud checked`, `− Payment received +2`: what weighs most, and how much more; null where nothing drawn changed. */
export function changeWords({ steps, flows }: ModelChange): string | null {
  const parts = [
    ...steps.added.map(({ label }) => `+ ${label}`),
    ...steps.removed.map(({ label }) => `\u2212 ${label}`),
    ...steps.moved.map(({ label }) => `${label} moved`),
    ...steps.more.map(({ label }) => `${label} more often`),
    ...steps.less.map(({ label }) => `${label} less often`),
  ];
  const [first, ...more] = parts;
  if (first !== undefined) return more.length === 0 ? first : `${first} and ${formatCount(more.length)} more`;
  const flowParts = flowWords(flows);
  return flowParts && `flows (${flowParts})`;
}

/** One line of the list behind the words. */
export interface ChangeLine {
  readonly what: 'Added' | 'Removed' | 'Moved' | 'More often' | 'Less often' | 'Flows';
  readonly text: string;
}

const relationWords: Readonly<Record<string, string>> = {
  before: 'before',
  after: 'after',
  parallel: 'beside',
  exclusive: 'instead of',
  loop: 'by turns with',
};

/** Everything that changed, what weighs most first. */
export function changeLines({ steps, flows }: ModelChange): readonly ChangeLine[] {
  const shares = ({ label, before, since }: ModelChange['steps']['more'][number]): string =>
    `${label}: ${formatShare(since)} of the orders, ${formatShare(before)} before`;
  const flowText = flowWords(flows);
  return [
    ...steps.added.map(({ label }): ChangeLine => ({ what: 'Added', text: label })),
    ...steps.removed.map(({ label }): ChangeLine => ({ what: 'Removed', text: label })),
    ...steps.moved.map((step): ChangeLine => ({ what: 'Moved', text: moveText(step) })),
    ...steps.more.map((step): ChangeLine => ({ what: 'More often', text: shares(step) })),
    ...steps.less.map((step): ChangeLine => ({ what: 'Less often', text: shares(step) })),
    ...(flowText === null ? [] : [{ what: 'Flows', text: flowText } as const]),
  ];
}

/** `Order shipped: now before Stock reserved, was after it`. */
function moveText({ label, to }: ModelChange['steps']['moved'][number]): string {
  const places = to.map(
    ({ label: other, before, since }) => `now ${relationWords[since]} ${other}, was ${relationWords[before]} it`,
  );
  return `${label}: ${places.join('; ')}`;
}

/** `2 added, 1 taken less often`. */
function flowWords({ added, removed, more, less }: ModelChange['flows']): string | null {
  const parts = [
    ...(added.length === 0 ? [] : [`${formatCount(added.length)} added`]),
    ...(removed.length === 0 ? [] : [`${formatCount(removed.length)} removed`]),
    ...(more.length === 0 ? [] : [`${formatCount(more.length)} taken more often`]),
    ...(less.length === 0 ? [] : [`${formatCount(less.length)} taken less often`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
