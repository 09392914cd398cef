import type { Activity } from '../ids.ts';
import { difference, type Picture } from '../model/difference.ts';

/** A new picture and what speaks for it. */
export interface Candidate {
  readonly shown: Picture;
  readonly candidate: Picture;
  /** Activities with a thresholded relation that differs from when the shown picture was adopted. */
  readonly flipped: ReadonlySet<Activity>;
  /** How well each explains the orders now, 0 … 1. */
  readonly shownScore: number;
  readonly candidateScore: number;
}

/** A better explanation by less is the luck of the search. */
const scoreRiseMin = 0.02;
/** Below this many orders a picture is a first guess that gives way to the next. */
const settledOrders = 50;

/**
 * Whether the candidate takes the place of the shown picture within one version: where it explains the orders clearly better, or where a
 * relation really changed and that shows (discovery.md §2, "Forgetting and not flickering").
 */
export function replaces({ shown, candidate, flipped, shownScore, candidateScore }: Candidate): boolean {
  if (shown.model.orders < settledOrders || candidateScore >= shownScore + scoreRiseMin) return true;
  if (flipped.size === 0) return false;
  const { steps } = difference(shown, candidate);
  const elsewhere = [...steps.added, ...steps.removed, ...steps.moved.map(({ activity }) => activity)];
  return elsewhere.length === 0 || elsewhere.some((activity) => flipped.has(activity));
}
