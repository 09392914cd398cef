import type { Activity } from '../ids.ts';
import type { Outcome } from './state.ts';

const outcomeWords: readonly (readonly [RegExp, Outcome])[] = [
  [/expired|timed?-?_?out/i, 'expired'],
  [/cancell?ed|aborted|withdrawn/i, 'cancelled'],
  [/compensated/i, 'compensated'],
  [/failed|declined|rejected/i, 'failed'],
];

/** How a terminal activity ends an order, told by its name where no configuration says it (semantics 9). */
export function outcomeByName(activity: Activity): Outcome {
  for (const [word, outcome] of outcomeWords) if (word.test(activity)) return outcome;
  return 'completed';
}

/** Which activities start and end orders: configured, or inferred from what orders do. */
export interface OrderRules {
  isStart(activity: Activity): boolean;
  /** null: the activity does not end an order. */
  outcomeOf(activity: Activity): Outcome | null;
}

/** Orders a start or an end must have been seen in before it is believed. */
export const inferenceOrdersMin = 3;
/** Share of quiet orders holding an activity that must end with it (semantics 9). */
export const terminalShareMin = 0.95;
/** Share of an activity's occurrences that must begin an order. */
export const startShareMin = 0.8;

/** Whether an activity begins orders, from how often it was an order's first event and how often it occurred at all. */
export const isInferredStart = (first: number, occurred: number): boolean =>
  first >= inferenceOrdersMin && first >= startShareMin * occurred;

/** Whether an activity ends orders: of the quiet orders that hold it, at least 95 % end with it. */
export const isInferredTerminal = (ended: number, occurred: number): boolean =>
  ended >= inferenceOrdersMin && ended >= terminalShareMin * occurred;
