import type { Activity } from '../ids.ts';
import type { Outcome } from './state.ts';

const outcomeWords: readonly (readonly [RegExp, Outcome])[] = [
  [/expired|timed?[-_. ]?out/i, 'expired'],
  [/cancell?ed|aborted|withdrawn/i, 'cancelled'],
  [/compensated/i, 'compensated'],
  [/failed|declined|rejected/i, 'failed'],
];

/** How a terminal activity ends an order, told by its name where no configuration says it (semantics 9). */
export function outcomeByName(activity: Activity): Outcome {
  for (const [word, outcome] of outcomeWords) if (word.test(activity)) return outcome;
  return 'completed';
}

/**
 * Whether an activity is named as the expiry of what a start activity begins: `order-placed` and `order-expired`, `OrderPlacedEvent` and
 * `OrderExpiredEvent`. Statistics cannot tell such an end, since late results go on coming after it.
 */
export function isExpiryOf(activity: Activity, starts: ReadonlySet<Activity>): boolean {
  if (outcomeByName(activity) !== 'expired') return false;
  const subject = wordsOf(activity).filter((word) => !/^(expired|timed|time|out|timeout)$/.test(word));
  if (subject.length === 0) return false;
  return [...starts].some((start) => wordsOf(start).slice(0, -1).join(' ') === subject.join(' '));
}

/** The words of a raw type, without the suffixes that only say what kind of message it is. */
const wordsOf = (activity: Activity): string[] =>
  activity
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== 'event' && word !== 'command');

/** Which activities start and end orders: configured, or inferred from what orders do. */
export interface OrderRules {
  isStart(activity: Activity): boolean;
  /** null: the activity does not end an order. */
  outcomeOf(activity: Activity): Outcome | null;
}

/** Orders a start or an end must have been seen in before it is believed. */
const inferenceOrdersMin = 3;
/** Share of quiet orders holding an activity that must end with it (semantics 9). */
const terminalShareMin = 0.95;
/** Share of an activity's occurrences that must begin an order. */
const startShareMin = 0.8;

/** Whether an activity begins orders, from how often it was an order's first event and how often it occurred at all. */
export const isInferredStart = (first: number, occurred: number): boolean =>
  first >= inferenceOrdersMin && first >= startShareMin * occurred;

/** Whether an activity ends orders: of the quiet orders that hold it, at least 95 % end with it. */
export const isInferredTerminal = (ended: number, occurred: number): boolean =>
  ended >= inferenceOrdersMin && ended >= terminalShareMin * occurred;
